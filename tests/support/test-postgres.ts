/** The PostgreSQL of one test run: TEST_DATABASE_URL's, or our own in a folder that goes when the run ends. */
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command, databaseNamed, dropDatabase } from './admin-command.ts';
import { startEmbeddedPostgres } from '../../src/platform/postgres/embedded-postgres.ts';

export interface TestServer {
  /** Of the database `postgres`, by a role that may create databases. */
  adminUrl: string;
  /** Returns its address. A database of that name that an earlier run left is dropped. */
  createDatabase(name: string): Promise<string>;
  dropDatabase(name: string): Promise<void>;
  stop(): Promise<void>;
}

const prefix = 'kawaraban-test-';
/** The data lives for one run: waiting for the disk would buy nothing. */
const settings = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  max_connections: '300',
  max_wal_senders: '0',
  wal_level: 'minimal',
};

export async function startTestPostgres(root: string): Promise<TestServer> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) return testServer(given, () => Promise.resolve());
  await stopForgottenServers(root);
  const dataDir = mkdtempSync(join(tmpdir(), prefix));
  // As root, PostgreSQL runs as another user, who has to get in.
  chmodSync(dataDir, 0o711);
  writeFileSync(ownerFile(dataDir), String(process.pid));
  const server = await startEmbeddedPostgres({ root, dataDir, settings, say: () => undefined });
  return testServer(databaseNamed(server.url, 'postgres'), async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
}

function testServer(adminUrl: string, stop: () => Promise<void>): TestServer {
  return {
    adminUrl,
    stop,
    dropDatabase: (name) => dropDatabase(adminUrl, name),
    async createDatabase(name) {
      await dropDatabase(adminUrl, name);
      await command(adminUrl, `create database ${name}`);
      return databaseNamed(adminUrl, name);
    },
  };
}

/** A run that was killed leaves its server behind. */
async function stopForgottenServers(root: string): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const dataDir = join(tmpdir(), name);
    if (!existsSync(ownerFile(dataDir)) || isRunning(Number(readFileSync(ownerFile(dataDir), 'utf8')))) continue;
    const server = await startEmbeddedPostgres({ root, dataDir, settings, say: () => undefined });
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function ownerFile(dataDir: string): string {
  return join(dataDir, 'owner.pid');
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
