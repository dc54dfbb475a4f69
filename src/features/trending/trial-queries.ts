/** How stories and places did in the blocks. */
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';
import type { PlaceCount } from './slot-worth.ts';

export async function placeCounts(db: Db): Promise<PlaceCount[]> {
  const { rows } = await sql<PlaceCount>`select slot, shows, clicks from trending_place order by slot`.execute(db);
  return rows;
}

/** In the turn that counted them. */
export async function countedUntil(tx: Tx, now: Date): Promise<void> {
  await sql`update trending_turn set counted_until = ${now}`.execute(tx);
}

interface Counted {
  shows: number;
  clicks: number;
}

/** One story may be among them several times. What was not shown for a week is forgotten. */
export async function addTrials(tx: Tx, trials: readonly (Counted & { storyId: number })[], now: Date): Promise<void> {
  await sql`
    insert into trending_tried as tried (story_id, shows, clicks, counted_at)
    select story_id, sum(shows), sum(clicks), ${now} from unnest(
      ${trials.map(({ storyId }) => storyId)}::bigint[], ${trials.map(({ shows }) => shows)}::float8[], ${trials.map(({ clicks }) => clicks)}::float8[]
    ) as new (story_id, shows, clicks) group by story_id
    on conflict (story_id) do update set
      shows = tried.shows + excluded.shows, clicks = tried.clicks + excluded.clicks, counted_at = excluded.counted_at
  `.execute(tx);
  await sql`delete from trending_tried where counted_at < ${new Date(now.getTime() - 7 * 86_400_000)}`.execute(tx);
}

export async function addPlaceCounts(tx: Tx, places: readonly PlaceCount[]): Promise<void> {
  await sql`
    insert into trending_place as place (slot, shows, clicks)
    select slot, sum(shows), sum(clicks) from unnest(
      ${places.map(({ slot }) => slot)}::smallint[], ${places.map(({ shows }) => shows)}::float8[], ${places.map(({ clicks }) => clicks)}::float8[]
    ) as new (slot, shows, clicks) group by slot
    on conflict (slot) do update set shows = place.shows + excluded.shows, clicks = place.clicks + excluded.clicks
  `.execute(tx);
}
