/** Several serving processes that have nothing to serve from. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { testDataDir } from './support/data-folder.ts';
import { projectRoot } from './support/demo-network.ts';

test('without a database several processes say so once, and end', async () => {
  const { DATABASE_URL: _, ...inherited } = process.env;
  const child = spawn(process.execPath, [join(projectRoot, 'dist/bin/serve.js')], {
    env: { ...inherited, DATA_DIR: testDataDir(), SERVE_PROCESSES: '2' },
  });
  onTestFinished(() => void child.kill('SIGTERM'));
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (said += part.toString()));
  const code = await new Promise((resolve) => child.once('close', resolve));
  expect([code, said]).toEqual([1, 'There is no database: start one with `npm start`, or set DATABASE_URL.\n']);
});
