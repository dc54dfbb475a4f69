/** Brings node_modules and dist up to date, one process at a time. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, isBuilt } from './build.mjs';
import { withLock } from './lock.mjs';
import { isInstalled, install } from './packages.mjs';
import { mendNodeLink, nodeLinkIsThere, pinnedNodeProblem } from './pinned-node.mjs';
import { mendPostgresLinks, postgresLinksAreThere } from './postgres-links.mjs';
import { Refusal } from './refusal.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** @param {string | undefined} mode `start`: what runs the program; `test`: that and the development tools */
export async function main(mode) {
  try {
    if (mode !== 'start' && mode !== 'test') throw new Refusal('usage: node scripts/prepare.mjs start|test');
    if (isReady(mode)) return;
    await withLock(join(root, '.prepare.lock'), () => prepare(mode));
  } catch (error) {
    process.exitCode = 1;
    console.error(explain(error));
  }
}

function isReady(mode) {
  return isInstalled(root, mode) && nodeLinkIsThere(root) && postgresLinksAreThere(root) && isBuilt(root);
}

async function prepare(mode) {
  if (!isInstalled(root, mode)) {
    await install(root, mode);
    const problem = pinnedNodeProblem(root);
    if (problem) throw new Refusal(problem);
  }
  mendNodeLink(root);
  mendPostgresLinks(root);
  if (!isBuilt(root)) await build(root);
}

function explain(error) {
  if (error instanceof Refusal) return error.message;
  if (['EACCES', 'EPERM', 'EROFS'].includes(error.code)) {
    return `No permission to write ${error.path ?? root}. Let this user write the project's folder, or run as its owner.`;
  }
  if (error.code === 'ENOSPC') return 'The disk is full. An installation takes about 1 GB.';
  return error.stack;
}
