/** Stories on the same subject find each other by their words, on the page of each. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { relateMissing, relateStory } from '../src/features/related/related.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { hasHeard } from './support/kept-pages.ts';
import { servingNode } from './support/serving-node.ts';
import { testDesk } from './support/test-desk.ts';

const { url: databaseUrl } = await testDatabase();
const dataDir = testDataDir();
const desk = await testDesk({ databaseUrl, dataDir });
const { db } = desk;
const { node, get } = await servingNode({ databaseUrl, dataDir });

const ferry = await desk.publishNew({
  headline: 'Night ferry to the islands sails again',
  standfirst: 'The harbour council pays for the midnight crossing.',
  body: ['The ferry carried a wedding cake and four motorcycles across the strait.'],
});
const fare = await desk.publishNew({
  headline: 'Islands ask who pays for the night ferry',
  standfirst: 'The crossing costs the harbour council 46 million yen.',
  body: ['Every midnight passenger costs the council more than the fare.'],
});
const school = await desk.publishNew({
  headline: 'Village school gets a second pupil',
  standfirst: 'Now there can be a debate.',
  body: ['The debate was about recess.'],
});

/** Headlines below “On the same subject”. */
async function beside(path: string): Promise<string[]> {
  await hasHeard(node.cache, db);
  const box = /On the same subject([\s\S]*?)<\/section>/.exec((await get('harbour.localhost', path)).text)?.[1] ?? '';
  return [...box.matchAll(/<h3><a[^>]*>([^<]*)/g)].map(([, headline]) => headline ?? '');
}

test('those that share telling words stand beside each other, and nothing else does', async () => {
  expect(await beside(ferry.path)).toEqual([]);
  expect(await relateMissing(db, 100)).toBe(3);
  expect(await beside(ferry.path)).toEqual(['Islands ask who pays for the night ferry']);
  expect(await beside(fare.path)).toEqual(['Night ferry to the islands sails again']);
  expect(await beside(school.path)).toEqual([]);
  expect(await relateMissing(db, 100)).toBe(0);
});

test('a story that is about something else by now is taken out on both sides; publishing and revising ask for it', async () => {
  await sql`delete from graphile_worker._private_jobs`.execute(db);
  await desk.revise(fare.id, { headline: 'Moss', standfirst: 'Nothing but moss.', body: ['Green.'] });
  const { rows } = await sql`
    select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'stories.revised'`.execute(db);
  expect(rows).toEqual([{ payload: { storyId: fare.id } }]);
  await relateStory(db, fare.id);
  expect(await beside(ferry.path)).toEqual([]);
  await desk.revise(fare.id, {
    headline: 'Night ferry, islands, midnight crossing',
    standfirst: 'The harbour council.',
  });
  await relateStory(db, fare.id);
  expect(await beside(ferry.path)).toEqual(['Night ferry, islands, midnight crossing']);
});

test('a killed one is gone at once, and then no word of it is kept', async () => {
  await desk.kill(fare.id, 'Wrong.');
  expect(await beside(ferry.path)).toEqual([]);
  await relateStory(db, fare.id);
  const { rows } = await sql`select 1 from story_term where story_id = ${fare.id}
    union all select 1 from story_related where ${fare.id} in (story_id, other_id)`.execute(db);
  expect(rows).toEqual([]);
});
