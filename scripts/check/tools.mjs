/** The checks that a program of node_modules makes whole: its output is the fault. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pinnedNode } from '../prepare/pinned-node.mjs';
import { run } from '../prepare/run.mjs';

/** The program, and the scripts of pages, which know a browser instead of Node. */
export async function types(root) {
  const projects = ['tsconfig.json', 'src/site/islands/tsconfig.json'].filter((file) => existsSync(join(root, file)));
  const compiled = projects.map((file) => tool(root, '@typescript/native/bin/tsc', ['-p', file, '--noEmit']));
  return (await Promise.all(compiled)).flat();
}
export const lint = (root) => tool(root, 'oxlint/bin/oxlint', ['--deny-warnings', ...sources(root)]);
export const format = (root) => tool(root, 'oxfmt/bin/oxfmt', ['--check', ...sources(root)]);
export const deadCode = (root) => tool(root, 'knip/bin/knip.js', ['--no-progress']);
export const schema = (root) => program(root, ['scripts/schema-types.mjs']);

/** What is ours in a checkout; not everything exists in each. */
export function sources(root) {
  const folders = ['src', 'bin', 'bench', 'faults', 'fuzz', 'tests', 'scripts', 'demo', 'vitest.config.ts'];
  return folders.filter((folder) => existsSync(join(root, folder)));
}

function tool(root, script, args) {
  return program(root, [join('node_modules', script), ...args]);
}

async function program(root, args) {
  const { code, output } = await run(pinnedNode(root), args, { cwd: root });
  return code === 0 ? [] : [output.trim() || `${args[0]} ended with ${code} and said nothing.`];
}
