/** Largest paint, shifts and slowest answer of pages on a slow phone: scripts/lab.mjs has the browser, which only tests install. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Bench } from './bench.ts';
import { openDemoDatabase } from './demo-data.ts';
import { startNode } from './demo-node.ts';
import { measured } from './measure.ts';

const goals = { lcp: 1_500, cls: 0.02, inp: 100 };
const units = { lcp: 'ms', cls: 'share', inp: 'ms' };

export const lab: Bench = async (context) => {
  const node = await startNode(context, await openDemoDatabase(context));
  context.say('four pages, three times each');
  const program = [join(context.root, 'scripts/lab.mjs'), String(node.port)];
  const { stdout } = await promisify(execFile)(process.execPath, program, { cwd: context.root });
  const found = JSON.parse(stdout) as Record<string, Record<keyof typeof goals, number[]>>;
  return Object.entries(found).flatMap(([page, figures]) =>
    (['lcp', 'cls', 'inp'] as const)
      .filter((figure) => figures[figure].length > 0)
      .map((figure) =>
        measured(
          { bench: `lab/${page}-${figure}`, unit: units[figure], better: 'lower' },
          figures[figure],
          goals[figure],
        ),
      ),
  );
};
