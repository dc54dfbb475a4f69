/** A reader's search among 100,000 stories: a word that most have, one kanji, a phrase, and words that nobody used. */
import { sql } from 'kysely';
import { searchStories } from '../src/features/search/search.ts';
import { loadNetwork } from '../src/features/network/network.ts';
import { openDatabase } from '../src/platform/db/database.ts';
import type { Db } from '../src/platform/db/database.ts';
import type { Bench } from './bench.ts';
import { createChance } from './chance.ts';
import { measuredStory } from './demo-data.ts';
import { measured, median, percentile } from './measure.ts';
import { openScratchDatabase } from './scratch-database.ts';

const stories = 100_000;
const wordsEach = 100;
const rounds = 3;
const queriesOfKind = 50;

export const search: Bench = async (context) => {
  const config = await openScratchDatabase(context);
  const database = openDatabase({ url: config.databaseUrl, name: 'kawaraban bench', statementTimeoutMs: 120_000 });
  context.cleanUp.defer(() => database.close());
  const { db } = database;
  const network = await loadNetwork(db);
  const site = network.siteByHost(measuredStory.host);
  if (!site) throw new Error('The demo has no site to search.');
  context.say(`${stories} stories of ${wordsEach} words`);
  await addStories(db, site.id);
  const chance = createChance(7);
  const rank = (below: number): number => Math.floor(below ** chance.next());
  const kinds: Record<string, () => { text: string; language: 'en' | 'ja' }> = {
    'a common word': () => ({ text: `w${rank(5)}`, language: 'en' }),
    'one kanji': () => ({ text: String.fromCodePoint(0x4e00 + rank(200)), language: 'ja' }),
    'a phrase': () => ({ text: `"w${rank(20)} w${rank(20)}"`, language: 'en' }),
    'nothing found': () => ({ text: `nobody${rank(1_000_000)} used`, language: 'en' }),
  };
  const p95s: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const all: number[] = [];
    for (const [kind, draw] of Object.entries(kinds)) {
      const own: number[] = [];
      for (let at = 0; at < queriesOfKind; at += 1) {
        const { text, language } = draw();
        const on = { network, site, language, now: new Date() };
        const began = performance.now();
        await searchStories(db, on, { text, section: null, span: null, order: 'best', page: 1 });
        own.push(performance.now() - began);
      }
      all.push(...own);
      if (round > 0)
        context.say(`${kind}: median ${median(own).toFixed(1)} ms, p95 ${percentile(own, 0.95).toFixed(1)} ms`);
    }
    // The first round warms the buffers.
    if (round > 0) p95s.push(percentile(all, 0.95));
  }
  return [measured({ bench: 'search/p95', unit: 'ms', better: 'lower' }, p95s, 50)];
};

/** Half in each language; the words by Zipf's law, the first in most stories. */
async function addStories(db: Db, siteId: number): Promise<void> {
  await sql`
    with made as (
      insert into story (kind, language, first_published_at)
      select 'news', case when n % 2 = 0 then 'en' else 'ja' end, now() - random() * interval '900 days' from generate_series(1, ${stories}) n returning id
    )
    insert into story_revision (story_id, number, schema_version, headline, body, words, created_by)
    select id, 1, 1, 'Bench story ' || id, '{"type": "doc", "content": []}', 1, 'desk:bench' from made
  `.execute(db);
  await sql`
    update story s set state = 'live', revision_id = r.id from story_revision r where r.story_id = s.id and r.created_by = 'desk:bench'
  `.execute(db);
  await sql`
    insert into appearance (story_id, site_id, section_id, slug, language, kind, published_at, listed)
    select s.id, ${siteId}, (select min(id) from section where site_id = ${siteId}), 'bench-' || s.id, s.language, 'news', s.first_published_at, true
    from story s join story_revision r on r.id = s.revision_id where r.created_by = 'desk:bench'
  `.execute(db);
  await sql`drop index search_document_words`.execute(db);
  await sql`
    insert into search_document (appearance_id, story_id, site_id, language, published_at, words)
    select a.id, a.story_id, a.site_id, a.language, a.published_at, text.words
    from appearance a cross join lateral (
      -- Of each story: without a word of it, all would have the same.
      select to_tsvector('simple', string_agg(
        case when l.language = 'en' then 'w' || floor(power(60000, random()))::int else chr(19968 + floor(power(2500, random()))::int) end, ' '
      )) as words
      from (select a.language) l, generate_series(1, ${wordsEach})
    ) text
    where a.slug like 'bench-%'
  `.execute(db);
  await sql`create index search_document_words on search_document using gin (words) with (fastupdate = off)`.execute(
    db,
  );
  await sql`analyze`.execute(db);
}
