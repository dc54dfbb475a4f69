/** The search and “related” know the words that readers see of a story, and no others: those of its kind, none that wait. */
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { relateStory } from '../src/features/related/related.ts';
import { indexStory } from '../src/features/search/search.ts';
import {
  appearOn,
  copyOf,
  killStory,
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
import type { MadeStory } from './support/kind-desk.ts';
import { servingNode } from './support/serving-node.ts';

const database = await testDatabase();
const dataDir = testDataDir();
const { db, network } = await demoNetwork(database.url);
const { get } = await servingNode({ databaseUrl: database.url, dataDir });
const { desk, publish, sampleOf, storiesThatTheDigestNames } = kindDesk({
  db,
  databaseUrl: database.url,
  network,
  dataDir,
});
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

type Sample = ReturnType<typeof sampleOf>;

async function indexed(sample: Sample): Promise<MadeStory> {
  const made = await publish(sample);
  await indexStory(db, made.id);
  return made;
}

describe('a story is found by the words of its kind', () => {
  let made = 0;
  const isFound = async (sample: Sample, ...queries: string[]): Promise<void> => {
    const { host, path } = await indexed({ ...sample, slug: `found-${(made += 1)}` });
    for (const query of queries) {
      const found = await hits(host, query, path.startsWith('/ja/') ? '/ja' : '');
      expect([query, found.includes(path)]).toEqual([query, true]);
    }
  };
  const jobs = sampleOf('job-roundup');
  const posts = jobs.fields?.['jobs'] as { title: string; organisation: string }[];

  test('posts, events and winners', async () => {
    posts[0]!.title = 'Keeper of the quokkas';
    await isFound(jobs, 'quokkas', '"keeper of the quokkas"');
    const events = sampleOf('event-roundup');
    (events.fields!['events'] as { title: string }[])[0]!.title = 'Night of the axolotls';
    await isFound(events, 'axolotl');
    const contest = sampleOf('contest');
    (contest.fields!['winners'] as { entrant: string }[])[0]!.entrant = 'Wombata Ogi';
    await isFound(contest, 'wombata');
  });

  test('in Japanese, also within an English story', async () => {
    const place = sampleOf('place');
    await isFound(place, (place.fields!['address'] as { ja: string }).ja);
    const japanese = {
      ...jobs,
      ...{ language: 'ja' as const, site: 'hibari', section: 'national', headline: '求人のまとめ' },
      ...{ standfirst: '四件。', body: ['今週の求人です。'] },
    };
    await isFound(
      { ...japanese, fields: { jobs: posts.map((post) => ({ ...post, title: '梟の飼育係' })) } },
      '梟',
      '「梟の飼育係」',
    );
  });

  test('by no phrase that goes from one of them into the next', async () => {
    posts[0]!.title = 'Keeper of the numbats';
    const { host } = await indexed(jobs);
    expect(await hits(host, `"numbats ${posts[0]!.organisation}"`)).toBe('');
  });
});

test('a snippet has no words that the page does not show', async () => {
  const [first = 0, second = 0] = await storiesThatTheDigestNames();
  const sample = sampleOf('digest');
  const stories = [first, second].map((story) => ({ story, words: `What capybara ${story} says.` }));
  const digest = await indexed({ ...sample, fields: { ...sample.fields, stories } });
  expect(await hits(digest.host, 'capybara')).toContain(digest.path);
  await killStory(db, desk.tombstones, first, null, actor, now());
  expect(await hits(digest.host, 'capybara')).not.toContain(`What capybara ${first}`);
});
