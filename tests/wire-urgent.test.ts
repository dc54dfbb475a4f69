/** What takes a story away does not wait behind what brings many. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { enqueue } from '../src/platform/tasks/task-queries.ts';
import { cronItems } from '../src/tasks.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { demoNetwork } from './support/demo-network.ts';
import { ninjsItem } from './support/sample-ninjs.ts';
import { until } from './support/until.ts';
import { chainOf, storyOf, wireDesk } from './support/wire-desk.ts';

const database = await testDatabase();
const { db, network } = await demoNetwork(database.url);
const desk = await wireDesk({ db, network, dataDir: testDataDir() });
beforeAll(() => desk.start());

const isDone = (name: string): boolean => existsSync(join(desk.folder('kaikyo'), 'done', name));
const cancelOf = (uri: string) => ninjsItem({ uri, version: '2', pubstatus: 'canceled' });
const many = (name: string, count: number) =>
  Array.from({ length: count }, (_, number) => ninjsItem({ uri: `urn:example:${name}-${number}` }));
const isKilled = async (uri: string): Promise<boolean> => (await storyOf(db, uri))?.state === 'killed';

test('a cancel that comes beside a file of many items counts while that is still taken', async () => {
  await desk.take('wrong.json', ninjsItem({ uri: 'urn:example:wrong' }));
  desk.drop('kaikyo', 'big.json', many('big', 90));
  await until('the first of them', () => chainOf(db, 'urn:example:big-3'));
  const dropped = performance.now();
  desk.drop('kaikyo', 'cancel.json', cancelOf('urn:example:wrong'));
  await until('the kill', () => isKilled('urn:example:wrong'));
  expect(performance.now() - dropped).toBeLessThan(5_000);
  expect(isDone('big.json')).toBe(false);
  expect(await desk.settled('kaikyo', 'big.json')).toBe('done');
  expect((await chainOf(db, 'urn:example:big-89'))?.versions).toBe(1);
});

test('so does one that is the last item of such a file, and one behind many files', async () => {
  await desk.take('wrong-too.json', ninjsItem({ uri: 'urn:example:wrong-too' }));
  await desk.take('wrong-as-well.json', ninjsItem({ uri: 'urn:example:wrong-as-well' }));
  desk.drop('kaikyo', 'feed.json', [...many('feed', 60), cancelOf('urn:example:wrong-too')]);
  await until('the kill', () => isKilled('urn:example:wrong-too'));
  expect(isDone('feed.json')).toBe(false);
  await desk.settled('kaikyo', 'feed.json');

  for (const [number, item] of many('single', 60).entries()) desk.drop('kaikyo', `single-${number}.json`, item);
  desk.drop('kaikyo', 'z-cancel.json', cancelOf('urn:example:wrong-as-well'));
  await until('the kill', () => isKilled('urn:example:wrong-as-well'));
  expect(isDone('single-59.json')).toBe(false);
  await until('all of them', async () => (await chainOf(db, 'urn:example:single-59')) !== undefined);
});

test('what has its moment is done before what follows from many stories', async () => {
  await enqueue(db, 'stories.revised', { storyId: 1 });
  await enqueue(db, 'wire.inbox', {}, { first: true });
  const { rows } = await sql<{ task: string }>`
    select task_identifier as task from graphile_worker.jobs where task_identifier in ('wire.inbox', 'stories.revised')
    order by priority, run_at, id limit 1
  `.execute(db);
  expect(rows).toEqual([{ task: 'wire.inbox' }]);
  for (const { task, options } of cronItems.filter(({ task }) =>
    /^(wire.poll|stories.publish-due)$/.test(String(task)),
  ))
    expect(options?.priority, String(task)).toBeLessThan(0);
});
