/** What the search finds by its index is what reading every story would find, however many there are. */
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { createChance } from '../bench/chance.ts';
import { parseQuery } from '../src/features/search/parse-query.ts';
import { questionOf } from '../src/features/search/question-queries.ts';
import { find } from '../src/features/search/search-queries.ts';
import type { Found } from '../src/features/search/search-queries.ts';
import { indexStory } from '../src/features/search/search.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { testDesk } from './support/test-desk.ts';

const { url: databaseUrl } = await testDatabase();
const { db, network, publishNew } = await testDesk({ databaseUrl, dataDir: testDataDir() });
const site = network.siteByHost('harbour.localhost');
if (!site) throw new Error('There is no site.');

type Language = 'en' | 'ja';

async function ask(text: string, language: Language, more: { since?: Date; limit?: number } = {}): Promise<Found> {
  return find(db, {
    ...{ siteId: site?.id ?? 0, language, territory: null, phrases: parseQuery(text, language), sectionIds: null },
    ...{ since: more.since ?? null, order: 'newest', limit: more.limit ?? 2_000, offset: 0 },
  });
}

/** By reading every document. */
async function read(text: string, language: Language): Promise<number[]> {
  const question = await questionOf(db, parseQuery(text, language));
  const { rows } = await sql<{ id: number }>`
    select story_id as id from search_document where language = ${language} and words @@ ${question?.text ?? ''}::tsquery
    order by published_at desc, story_id desc
  `.execute(db);
  return rows.map(({ id }) => id);
}

async function publish(language: Language, headline: string, body: string): Promise<number> {
  const { id } = await publishNew({ language, headline, body: [body] });
  await indexStory(db, id);
  return id;
}

const words = {
  en: [
    'bank',
    'of',
    'Japan',
    'the',
    'ferry',
    'ferries',
    'to',
    'bay',
    'Łódź',
    'café',
    '2024',
    'rock’n’roll',
    'it',
    '東京',
  ],
  ja: ['東', '京', '都', 'の', '港', 'は', 'フェリー', '夜', 'バス', '、', '駅', 'NHK', 'を', '佐々木'],
};
const between = { en: ' ', ja: '' };

test.each(['en', 'ja'] as const)('of stories made by chance, in %s', async (language) => {
  const chance = createChance(45);
  const some = (count: number): string =>
    Array.from({ length: count }, () => words[language][Math.floor(chance.next() * words[language].length)]).join(
      between[language],
    );
  for (let made = 0; made < 40; made += 1) await publish(language, some(3), some(14));
  let found = 0;
  for (let asked = 0; asked < 150; asked += 1) {
    const text = [`"${some(2 + (asked % 4))}"`, asked % 3 === 0 ? some(1) : ''].join(' ');
    const wanted = await read(text, language);
    expect([text, (await ask(text, language)).ids]).toEqual([text, wanted]);
    if (wanted.length > 0) found += 1;
  }
  expect(found).toBeGreaterThan(30);
});

test('what stands between kana belongs to its quotation', async () => {
  const id = await publish('ja', '地域の取り組み', '引っ越しのあとに食べ物を配る。');
  for (const text of ['「取り組み」', '「引っ越し」', '「食べ物」', '「地域の取り組み」'])
    expect([text, (await ask(text, 'ja')).ids]).toEqual([text, [id]]);
  expect((await ask('「組み取り」', 'ja')).ids).toEqual([]);
});

describe('among more than the newest', () => {
  /** So many an hour, the first of them so many hours ago. */
  async function many(count: number, text: string, hoursAgo: number, anHour = 1): Promise<void> {
    await db.transaction().execute(async (tx) => {
      await sql`
        insert into story (kind, language, first_published_at)
        select 'news', 'en', now() - (${hoursAgo} - n / ${anHour}::float) * interval '1 hour' from generate_series(1, ${count}) n
      `.execute(tx);
      await sql`
        with written as (
          insert into story_revision (story_id, number, schema_version, headline, body, words, created_by)
          select id, 1, 1, 'One of many', '{"type": "doc", "content": []}', 1, 'desk:test' from story where revision_id is null returning id, story_id
        )
        update story set state = 'live', revision_id = written.id from written where written.story_id = story.id
      `.execute(tx);
      await sql`
        with appeared as (
          insert into appearance (story_id, site_id, section_id, slug, language, kind, published_at, listed)
          select id, ${site?.id}, (select min(id) from section where site_id = ${site?.id}), 'many-' || id, 'en', 'news', first_published_at, true
          from story where not exists (select from appearance a where a.story_id = story.id)
          returning id, story_id, published_at
        )
        insert into search_document (appearance_id, story_id, site_id, language, published_at, words)
        select id, story_id, ${site?.id}, 'en', published_at, to_tsvector('english', ${text}) from appeared
      `.execute(tx);
    });
  }

  test('what is rare is found however old it is, and of what is common the newest thousand', async () => {
    await many(5, 'an albatross on the old pier', 20_000);
    await many(2_500, 'the kestrel of the harbour', 10_000);
    await many(3_500, 'gulls above the harbour', 5_000);
    expect((await ask('albatross', 'en')).count).toBe(5);
    expect((await ask('"old pier"', 'en')).count).toBe(5);
    expect((await ask('"pier old"', 'en')).count).toBe(0);
    const harbour = await ask('harbour', 'en');
    expect(harbour.count).toBe(1_000);
    expect(harbour.ids).toEqual((await read('gulls', 'en')).slice(0, 1_000));
    const kestrels = await ask('"kestrel of the harbour"', 'en');
    expect(kestrels.count).toBe(1_000);
    expect(kestrels.ids).toEqual((await read('kestrel', 'en')).slice(0, 1_000));
    const since = new Date(Date.now() - 8_000 * 3_600_000);
    expect((await ask('kestrel', 'en', { since })).count).toBe(500);
    expect((await ask('albatross', 'en', { since })).count).toBe(0);
    // Of the newest a third have it, and more than a thousand of all.
    await many(1_100, 'a plover runs', 1_400, 1);
    await many(2_200, 'a heron waits', 1_400, 2);
    const plovers = await ask('"plover runs"', 'en');
    expect(plovers.ids).toEqual((await read('plover', 'en')).slice(0, 1_000));
    expect((await ask('runs plover', 'en', { since: new Date(Date.now() - 400 * 3_600_000) })).count).toBe(100);
  });
});
