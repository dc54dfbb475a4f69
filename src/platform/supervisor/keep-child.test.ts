import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { keepChild } from './keep-child.ts';

test('a child that cannot even be started is tried again, and stopping does not wait for it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kawaraban-child-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const script = join(folder, 'child.mjs');
  writeFileSync(script, `process.send({ kind: 'ready', lines: [] }); process.on('disconnect', () => process.exit());`);
  const said: string[] = [];
  let isReady = (): void => undefined;
  const ready = new Promise<void>((resolve) => (isReady = resolve));
  const { execPath } = process;
  onTestFinished(() => void (process.execPath = execPath));
  process.execPath = join(folder, 'no-such-node');
  const plan = { name: 'child', script, youngMegabytes: 1, env: {}, say: (line: string) => void said.push(line) };
  const never = keepChild({ ...plan, onReady: () => undefined });
  await never.stop(5_000);
  const kept = keepChild({ ...plan, onReady: isReady });
  kept.databaseIsReady();
  await expect.poll(() => said.length).toBe(1);
  process.execPath = execPath;
  await ready;
  await kept.stop(5_000);
  expect(said).toEqual([expect.stringMatching(/^child ended \(.*ENOENT\); starting it again in 0\.1 s\.$/)]);
});
