import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';

const run = promisify(execFile);

test('processes that begin together have one secret, which only we may read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kawaraban-secret-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'keys', 'secret');
  const module = join(import.meta.dirname, 'kept-secret.ts');
  // All make theirs at the same moment: the file must not be seen half written, nor be replaced.
  const at = Date.now() + 1_500;
  const program = `
    import { keptSecret } from ${JSON.stringify(module)};
    while (Date.now() < ${at});
    process.stdout.write(keptSecret(${JSON.stringify(file)}, () => String(process.pid).repeat(200)));`;
  const runs = Array.from({ length: 6 }, () => run(process.execPath, ['--input-type=module', '--eval', program]));
  const secrets = new Set((await Promise.all(runs)).map(({ stdout }) => stdout));
  expect(secrets.size).toBe(1);
  expect([...secrets][0]?.length).toBeGreaterThan(200);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(folder, 'keys'))).toEqual(['secret']);
});
