/** What a search engine costs that reads all sitemaps of a site with 100,000 stories: the index, one file, and all of them. */
import { sql } from 'kysely';
import { networkTag } from '../src/features/network/network.ts';
import { announce } from '../src/platform/db/announce.ts';
import { openDatabase } from '../src/platform/db/database.ts';
import type { Db } from '../src/platform/db/database.ts';
import type { Bench } from './bench.ts';
import { getRequest, openConnection } from './connection.ts';
import { measuredStory } from './demo-data.ts';
import { startNode } from './demo-node.ts';
import { measured } from './measure.ts';
import { openScratchDatabase } from './scratch-database.ts';

const stories = 100_000;
const rounds = 3;
const megabyte = 1_048_576;
const { host } = measuredStory;

export const sitemaps: Bench = async (context) => {
  const config = await openScratchDatabase(context);
  const database = openDatabase({ url: config.databaseUrl, name: 'kawaraban bench', statementTimeoutMs: 120_000 });
  context.cleanUp.defer(() => database.close());
  context.say(`${stories} stories in 900 days, each tenth with a picture and each tenth with a pair`);
  await addStories(database.db);
  const node = await startNode(context, config);
  const connection = await openConnection(node.port);
  context.cleanUp.defer(() => connection.close());
  const get = async (path: string): Promise<{ body: string; ms: number }> => {
    const began = performance.now();
    const { status, body } = await connection.get(getRequest(host, path, 'identity'));
    if (status !== 200) throw new Error(`${path} answers ${status}.`);
    return { body: body.toString(), ms: performance.now() - began };
  };
  const index: number[] = [];
  const slowest: number[] = [];
  const all: number[] = [];
  const resident: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    await announce(database.db, [networkTag]);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const { body, ms } = await get('/sitemap.xml');
    const parts = [...body.matchAll(/<loc>[^<]*(\/sitemap-[^<]*)<\/loc>/g)].map(([, path = '']) => path);
    const times: number[] = [];
    let named = 0;
    for (const part of parts) {
      const reply = await get(part);
      times.push(reply.ms);
      named += reply.body.match(/<lastmod>/g)?.length ?? 0;
    }
    if (named < stories) throw new Error(`Only ${named} of ${stories} stories are in a sitemap.`);
    const bytes = await node.residentBytes();
    const whole = times.reduce((sum, time) => sum + time, 0);
    context.say(
      `${parts.length} files: index ${ms.toFixed(0)} ms, slowest file ${Math.max(...times).toFixed(0)} ms, all ${(whole / 1_000).toFixed(1)} s; serve holds ${(bytes / megabyte).toFixed(0)} MB`,
    );
    // The first warms the buffers.
    if (round === 0) continue;
    index.push(ms);
    slowest.push(Math.max(...times));
    all.push(whole / 1_000);
    resident.push(bytes / megabyte);
  }
  return [
    measured({ bench: 'sitemaps/index', unit: 'ms', better: 'lower' }, index, 500),
    measured({ bench: 'sitemaps/file', unit: 'ms', better: 'lower' }, slowest, 500),
    measured({ bench: 'sitemaps/all', unit: 's', better: 'lower' }, all, 15),
    measured({ bench: 'sitemaps/resident', unit: 'MB', better: 'lower' }, resident, 500),
  ];
};

/** All in the site's own language but each tenth, which is the Japanese of the one before. */
async function addStories(db: Db): Promise<void> {
  await sql`
    with made as (
      insert into story (kind, language, first_published_at)
      select 'news', 'en', now() - random() * interval '900 days' from generate_series(1, ${stories}) n returning id, language, first_published_at
    ), pairs as (
      insert into story (kind, language, first_published_at, pair_of)
      select 'news', 'ja', first_published_at, id from made where id % 10 = 0 returning id
    )
    insert into story_revision (story_id, number, schema_version, headline, body, words, created_by, picture_id, picture_text)
    select made_all.id, 1, 1, 'Bench story ' || made_all.id, '{"type": "doc", "content": []}', 1, 'desk:bench', picture.id,
      case when picture.id is not null then '{"alt": "A", "caption": "C", "credit": "D"}'::jsonb end
    from (select id from made union all select id from pairs) made_all
    left join lateral (select min(id) as id from picture where made_all.id % 10 = 1) picture on true
  `.execute(db);
  await sql`
    update story s set state = 'live', revision_id = r.id from story_revision r where r.story_id = s.id and r.created_by = 'desk:bench'
  `.execute(db);
  await sql`
    insert into appearance (story_id, site_id, section_id, slug, language, kind, published_at, listed)
    select s.id, site.id, (select min(id) from section where site_id = site.id), 'a-bench-story-with-a-slug-as-long-as-they-are-' || s.id,
      s.language, 'news', s.first_published_at, true
    from story s join story_revision r on r.id = s.revision_id join site on site.host = ${host} where r.created_by = 'desk:bench'
  `.execute(db);
  await sql`analyze`.execute(db);
}
