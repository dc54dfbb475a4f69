/** The walls of .dependency-cruiser.cjs, and that they were looked at: with the wrong TypeScript it sees no file. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pinnedNode } from '../prepare/pinned-node.mjs';
import { run } from '../prepare/run.mjs';

const cruiser = join('node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');

export async function walls(root) {
  const folders = ['src', 'bin', 'bench', 'faults', 'fuzz', 'tests', 'scripts'].filter((folder) =>
    existsSync(join(root, folder)),
  );
  const args = [cruiser, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...folders];
  const { output } = await run(pinnedNode(root), args, { cwd: root });
  if (!output.startsWith('{')) return [output];
  const { totalCruised, violations } = JSON.parse(output).summary;
  if (!(totalCruised > 0)) return ['No module was looked at: is `typescript` in package.json the alias of version 6?'];
  return violations.map(({ rule, from, to, cycle }) => {
    const others = cycle?.map(({ name }) => name) ?? (to === from ? [] : [to]);
    return `${rule.name}: ${[from, ...others].join(' → ')}`;
  });
}
