/** The demo's database with 100,000 stories more: made once, which takes minutes, since searching changes nothing in it. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { loadNetwork } from '../src/features/network/network.ts';
import { openDatabase } from '../src/platform/db/database.ts';
import type { Database, Db } from '../src/platform/db/database.ts';
import type { BenchContext } from './bench.ts';
import { measuredStory, openDemoDatabase } from './demo-data.ts';
import { command, databaseNamed } from './scratch-database.ts';

const stories = 100_000;
/** Of the English ones nearly half are small words, of the Japanese ones a fifth; words of those are signs. */
const wordsEach = 300;
const name = 'kawaraban_search';

/** With one connection: its readers come one after the other. */
export async function openSearchDatabase(context: BenchContext): Promise<Database> {
  const { databaseUrl } = await openDemoDatabase(context);
  const admin = databaseNamed(databaseUrl, 'postgres');
  const options = {
    ...{ url: databaseNamed(databaseUrl, name), name: 'kawaraban bench', maxConnections: 1 },
    statementTimeoutMs: 900_000,
  };
  const madeOf = createHash('sha256')
    .update(readFileSync(import.meta.filename))
    .digest('hex');
  if ((await noteAt(admin)) !== madeOf) {
    context.say(`making ${stories} stories: some minutes; the next time they are there`);
    await command(admin, `drop database if exists ${name} with (force)`);
    await command(admin, `create database ${name} template kawaraban strategy file_copy`);
    const { db, close } = openDatabase(options);
    await addStories(db);
    await close();
    await command(admin, `comment on database ${name} is '${madeOf}'`);
  }
  const database = openDatabase(options);
  context.cleanUp.defer(() => database.close());
  return database;
}

/** What is noted on the database when it is done. */
async function noteAt(admin: string): Promise<string | undefined> {
  const { db, close } = openDatabase({ url: admin, name: 'kawaraban bench' });
  const { rows } = await sql<{ note: string | null }>`
    select shobj_description(oid, 'pg_database') as note from pg_database where datname = ${name}
  `.execute(db);
  await close();
  return rows[0]?.note ?? undefined;
}

/** By turns in each language, one after the other over 900 days; words by Zipf's law, the first in most stories. */
async function addStories(db: Db): Promise<void> {
  const site = (await loadNetwork(db)).siteByHost(measuredStory.host);
  if (!site) throw new Error('The demo has no site to search.');
  await sql`
    insert into story (kind, language, first_published_at)
    select 'news', case when n % 2 = 0 then 'en' else 'ja' end, now() - (${stories} - n) / ${stories}::float * interval '900 days' from generate_series(1, ${stories}) n
  `.execute(db);
  await sql`
    insert into story_revision (story_id, number, schema_version, headline, body, words, created_by)
    select s.id, 1, 1, 'Bench story ' || s.id, jsonb_build_object('type', 'doc', 'content', jsonb_build_array(
      jsonb_build_object('type', 'paragraph', 'attrs', jsonb_build_object('id', 'b1'), 'content', jsonb_build_array(jsonb_build_object('type', 'text', 'text', written.text)))
    )), ${wordsEach}, 'desk:bench'
    from story s cross join lateral (
      -- Of each story: what does not name its number is drawn once for all of a language.
      select case of_story.language
        when 'en' then string_agg(case when n % 11 in (1, 4, 7, 8, 10) then (array['the', 'of', 'to', 'in', 'a'])[1 + n % 5] else 'w' || floor(power(60000, random()))::int end, ' ' order by n)
        else string_agg(case when n % 5 = 0 then (array['の', 'は', 'を', 'に', 'が'])[1 + n / 5 % 5] else chr(19968 + floor(power(2500, random()))::int) end, '' order by n)
      end as text
      from (select s.id, s.language) of_story, generate_series(1, ${wordsEach} + of_story.id::int * 0) n group by of_story.language
    ) written
    where s.revision_id is null and s.state = 'draft'
  `.execute(db);
  await sql`
    update story s set state = 'live', revision_id = r.id from story_revision r where r.story_id = s.id and r.created_by = 'desk:bench'
  `.execute(db);
  await sql`
    insert into appearance (story_id, site_id, section_id, slug, language, kind, published_at, listed)
    select s.id, ${site.id}, (select min(id) from section where site_id = ${site.id}), 'bench-' || s.id, s.language, 'news', s.first_published_at, true
    from story s join story_revision r on r.id = s.revision_id where r.created_by = 'desk:bench' order by s.id
  `.execute(db);
  await withoutIndex(db, () => addDocuments(db));
  await sql`vacuum analyze`.execute(db);
}

/** As the search cuts the words, without the segmenter, which would take an hour. */
async function addDocuments(db: Db): Promise<void> {
  await sql`
    insert into search_document (appearance_id, story_id, site_id, language, published_at, words)
    select a.id, a.story_id, a.site_id, a.language, a.published_at,
      case when a.language = 'en' then to_tsvector('english', written.text) else to_tsvector('simple', array_to_string(string_to_array(written.text, null), ' ')) end
    from appearance a join story_revision r on r.story_id = a.story_id cross join lateral (select r.body #>> '{content,0,content,0,text}' as text) written
    where r.created_by = 'desk:bench' order by a.id
  `.execute(db);
}

/** Made at once it takes a minute, and word by word ten. */
async function withoutIndex(db: Db, fill: () => Promise<void>): Promise<void> {
  const { rows } = await sql<{ made: string }>`
    select pg_get_indexdef('search_document_keys'::regclass) as made
  `.execute(db);
  await sql`drop index search_document_keys`.execute(db);
  await fill();
  await sql.raw(rows[0]?.made ?? '').execute(db);
  await sql`alter index search_document_keys alter column 1 set statistics 0`.execute(db);
}
