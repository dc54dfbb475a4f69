/** The short form of `npm run faults -- writes`: a hundred cycles are a command of their own. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Summary } from '../faults/sum-up.ts';
import { testDataDir } from './support/data-folder.ts';
import { projectRoot } from './support/demo-network.ts';
import { endAllOn, processesOf } from './support/launched.ts';

// Whatever it starts has this folder among its arguments or in its environment.
const folder = testDataDir();
endAllOn(folder);

function faults(...asked: string[]): Promise<{ code: number | null; summary: Partial<Summary>; said: string }> {
  const program = join(projectRoot, 'dist/bin/faults.js');
  const child = spawn(process.execPath, [program, 'writes', ...asked], { env: { ...process.env, TMPDIR: folder } });
  const [results, words]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (part: Buffer) => results.push(part));
  child.stderr.on('data', (part: Buffer) => words.push(part));
  return new Promise((resolve) => {
    child.on('close', (code) => {
      const summary = JSON.parse(Buffer.concat(results).toString() || '{}') as Partial<Summary>;
      resolve({ code, summary, said: Buffer.concat(words).toString() });
    });
  });
}

test('serve and PostgreSQL are killed ten times under 32 writers: nothing acknowledged is lost, nothing is doubled', async () => {
  const { code, summary, said } = await faults('--cycles', '10');
  expect(code, said).toBe(0);
  expect(summary, said).toMatchObject({ lost: 0, doubled: 0, otherFaults: 0 });
  expect(summary.votes).toBeGreaterThan(100);
  expect(summary.comments).toBeGreaterThan(100);
  expect(summary.recoveryMs?.reduce((sum, { times }) => sum + times, 0)).toBe(10);
  expect(processesOf(folder)).toEqual([]);
  console.info(said);
}, 180_000);

test('where PostgreSQL acknowledges before it is durable, the same look finds what is lost', async () => {
  const { code, summary, said } = await faults('--cycles', '2', '--control');
  expect(code, said).toBe(0);
  expect(summary.lost, said).toBeGreaterThan(0);
}, 120_000);
