/** The short form of `npm run faults -- writes`: a hundred cycles are a command of their own. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from './support/demo-network.ts';

function faults(...asked: string[]): Promise<{ code: number | null; summary: Record<string, number>; said: string }> {
  const child = spawn(process.execPath, [join(projectRoot, 'dist/bin/faults.js'), 'writes', ...asked]);
  const [results, words]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (part: Buffer) => results.push(part));
  child.stderr.on('data', (part: Buffer) => words.push(part));
  return new Promise((resolve) => {
    child.on('close', (code) => {
      const summary = JSON.parse(Buffer.concat(results).toString() || '{}') as Record<string, number>;
      resolve({ code, summary, said: Buffer.concat(words).toString() });
    });
  });
}

test('serve and PostgreSQL are killed ten times under 32 writers: nothing acknowledged is lost, nothing is doubled', async () => {
  const { code, summary, said } = await faults('--cycles', '10', '--seed', '7');
  expect(code, said).toBe(0);
  expect(summary).toMatchObject({ cycles: 10, violations: 0 });
  expect(summary['votes']).toBeGreaterThan(100);
  expect(summary['comments']).toBeGreaterThan(30);
  console.info(`writing again after ${summary['recoveryMedianMs']} ms, at worst ${summary['recoveryWorstMs']} ms`);
}, 180_000);

test('where PostgreSQL acknowledges before it is durable, the same look finds what is lost', async () => {
  const { code, summary, said } = await faults('--cycles', '2', '--seed', '7', '--control');
  expect(code, said).toBe(0);
  expect(summary['violations'] as number, said).toBeGreaterThan(0);
}, 120_000);
