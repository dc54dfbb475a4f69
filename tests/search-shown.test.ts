/** The search and “related” know the words that readers see of a story, and no others: those of its kind, none that wait. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { relateStory } from '../src/features/related/related.ts';
import { indexStory } from '../src/features/search/search.ts';
import {
  appearOn,
  copyOf,
  newestRevision,
  publishStory,
  reviseStory,
  signOffStory,
} from '../src/features/stories/stories.ts';
import type { StoryCopy } from '../src/features/stories/stories.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { demoNetwork } from './support/demo-network.ts';
import { kindDesk } from './support/kind-desk.ts';
import { servingNode } from './support/serving-node.ts';

const database = await testDatabase();
const dataDir = testDataDir();
const { db, network } = await demoNetwork(database.url);
const { get } = await servingNode({ databaseUrl: database.url, dataDir });
const { publish, sampleOf } = kindDesk({ db, databaseUrl: database.url, network, dataDir });
const actor = 'desk:test';
const now = (): Date => new Date();

async function hits(host: string, query: string, prefix = ''): Promise<string> {
  await sql`delete from throttle`.execute(db);
  const { text, status } = await get(host, `${prefix}/search?q=${encodeURIComponent(query)}`);
  expect(status).toBe(200);
  return text.split('class="search-hits"')[1]?.split('</ol>')[0] ?? '';
}

test('words that wait for their sign-off are found by nobody, whatever else is done with their story', async () => {
  const sample = sampleOf('crime');
  const fields = { ...sample.fields, namesSuspects: true, legalRisks: ['named-suspect'] };
  const crime = await publish({ ...sample, fields });
  const before: StoryCopy = copyOf((await newestRevision(db, crime.id))!);
  const waiting = { ...before, headline: 'Zeppelin thief is one Sorano', standfirst: 'Zeppelins, zeppelins.' };
  expect(await reviseStory(db, crime.id, waiting, actor, now())).toEqual({ waits: true });
  const tabine = network.siteByKey('tabine')!;
  const wanted = { site: tabine, section: network.sections(tabine)[0]!, headline: null, slug: null };
  await appearOn(db, crime.id, wanted, actor);
  const settle = async (): Promise<void> => {
    await relateStory(db, crime.id);
    await indexStory(db, crime.id);
  };
  const terms = async (): Promise<number> => {
    const { rows } = await sql`select from story_term where story_id = ${crime.id} and term = 'zeppelin'`.execute(db);
    return rows.length;
  };
  await settle();
  for (const host of [crime.host, tabine.host]) {
    expect(await hits(host, 'zeppelin')).toBe('');
    expect(await hits(host, before.headline)).toContain(before.headline);
  }
  expect(await terms()).toBe(0);
  await signOffStory(db, crime.id, { note: 'Read.' }, actor, now());
  await publishStory(db, crime.id, actor, now());
  await settle();
  expect(await hits(crime.host, 'zeppelin')).toContain('Zeppelin thief');
  expect(await terms()).toBe(1);
});
