/** Once per run: a browser, a PostgreSQL, and in it the migrated database that every test file gets a copy of. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../src/platform/db/migrate.ts';
import { unpackedChromium } from './chromium-folder.ts';
import { startTestPostgres } from './test-postgres.ts';

export interface TestPostgres {
  adminUrl: string;
  template: string;
  /** Where the first file that wants the demo leaves its pictures; not there before. */
  demoFolder: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    postgres: TestPostgres;
    chromiumFolder: string;
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url));

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestPostgres(root);
  const template = `kawaraban_template_${process.pid}`;
  const shared = mkdtempSync(join(tmpdir(), 'kawaraban-shared-'));
  const tearDown = async (): Promise<void> => {
    rmSync(shared, { recursive: true, force: true });
    await server.dropDatabase(`${template}_demo`);
    await server.dropDatabase(template);
    await server.stop();
  };
  try {
    const databaseUrl = await server.createDatabase(template);
    await migrate({ databaseUrl, root, say: () => undefined });
  } catch (error) {
    await tearDown();
    throw error;
  }
  project.provide('chromiumFolder', unpackedChromium(root));
  project.provide('postgres', { adminUrl: server.adminUrl, template, demoFolder: join(shared, 'demo') });
  return tearDown;
}
