/** The network blocks of four sites, recomputed from the heat of 100,000 fresh stories: the task of each minute, whole. */
import { sql } from 'kysely';
import { recomputeTrending } from '../src/features/trending/trending.ts';
import { loadNetwork } from '../src/features/network/network.ts';
import { openDatabase } from '../src/platform/db/database.ts';
import type { Db } from '../src/platform/db/database.ts';
import type { Bench } from './bench.ts';
import { measured } from './measure.ts';
import { openScratchDatabase } from './scratch-database.ts';

const stories = 100_000;
const rounds = 5;

export const trending: Bench = async (context) => {
  const config = await openScratchDatabase(context);
  const database = openDatabase({ url: config.databaseUrl, name: 'kawaraban bench', statementTimeoutMs: 60_000 });
  context.cleanUp.defer(() => database.close());
  const { db } = database;
  await addStories(db);
  const siteIds = (await loadNetwork(db)).sites.map(({ id }) => id);
  const seconds: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    // Another turn each time, so that there is something to write and to announce.
    const now = new Date(Date.now() + round * 300_000);
    const began = performance.now();
    await recomputeTrending(db, siteIds, now);
    seconds.push((performance.now() - began) / 1_000);
  }
  const { rows } = await sql<{ slots: number }>`select count(*) as slots from trending`.execute(db);
  if (rows[0]?.slots !== 12 * siteIds.length) throw new Error(`There are ${rows[0]?.slots} slots.`);
  context.say(`${seconds.map((one) => one.toFixed(2)).join(', ')} s`);
  return [measured({ bench: 'trending/recompute', unit: 's', better: 'lower' }, seconds, 2)];
};

/** Of the last three days, spread over all sections, each with some heat. */
async function addStories(db: Db): Promise<void> {
  await sql`
    with made as (
      insert into story (kind, language, first_published_at)
      select 'news', 'en', now() - random() * interval '70 hours' from generate_series(1, ${stories}) returning id
    )
    insert into story_revision (story_id, number, schema_version, headline, kicker, body, words, created_by)
    select id, 1, 1, 'Bench story ' || id, 'Subject ' || id % 97, '{}', 1, 'desk:bench' from made
  `.execute(db);
  await sql`
    update story s set state = 'live', revision_id = r.id from story_revision r where r.story_id = s.id and r.created_by = 'desk:bench'
  `.execute(db);
  await sql`
    with place as (select id, site_id, row_number() over (order by id) - 1 as number, count(*) over () as count from section)
    insert into appearance (story_id, site_id, section_id, slug, language, kind, published_at, listed)
    select s.id, place.site_id, place.id, 'bench-' || s.id, 'en', 'news', s.first_published_at, true
    from story s join story_revision r on r.id = s.revision_id join place on place.number = s.id % place.count
    where r.created_by = 'desk:bench'
  `.execute(db);
  await sql`
    insert into story_heat (story_id, site_id, fast, slow)
    select story_id, site_id, 500 / (1 + random() * 999), 3000 / (1 + random() * 999) from appearance where slug like 'bench-%'
  `.execute(db);
  await sql`analyze`.execute(db);
}
