/** A DATA_DIR of its own for a test or a file, gone when that is done. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { whenDone } from './when-done.ts';

export function testDataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kawaraban-data-'));
  // As root, PostgreSQL runs as another user, who has to get in.
  chmodSync(folder, 0o711);
  whenDone(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
