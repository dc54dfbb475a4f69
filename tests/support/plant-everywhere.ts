/** Puts stories wherever something names stories, whether they may leave or not. */
import { sql } from 'kysely';
import { openPollWithin } from '../../src/features/polls/open-poll.ts';
import { bookOrder } from '../../src/features/promos/promos.ts';
import { announce } from '../../src/platform/db/announce.ts';
import type { Db } from '../../src/platform/db/database.ts';

const hour = 3_600_000;

/** They trend on the other site, whatever the clocks say, and whether they may or not. */
export async function inBlocks(db: Db, storyIds: readonly number[]): Promise<void> {
  await sql`delete from trending`.execute(db);
  await sql`
    insert into trending (site_id, slot, story_id, on_site_id, reasons, computed_at)
    select other.id, row_number() over (partition by other.id order by a.story_id), a.story_id, a.site_id, '{"kind": "pin"}', now() + interval '3 hours'
    from appearance a join site other on other.id <> a.site_id where a.story_id = any (${storyIds}::bigint[])`.execute(
    db,
  );
  const { rows } = await sql<{ tag: string }>`select 'trending:' || id as tag from site`.execute(db);
  await announce(
    db,
    rows.map(({ tag }) => tag),
  );
}

/** Something was corrected in each. */
export async function inCorrections(db: Db, marker: string, storyIds: readonly number[]): Promise<void> {
  await sql`
    insert into correction (story_id, revision_id, kind, note, actor)
    select story_id, max(id), 'correction', ${`It was wrong in ${marker}.`}, 'desk:test'
    from story_revision where story_id = any (${storyIds}::bigint[]) group by story_id`.execute(db);
  const { rows } = await sql<{ tag: string }>`select 'front:' || id as tag from site`.execute(db);
  await announce(
    db,
    rows.map(({ tag }) => tag),
  );
}

/** A poll in which the member has voted, as a block of theirs names it. */
export async function inPolls(
  db: Db,
  marker: string,
  memberId: number,
): Promise<{ number: number; question: string; answers: string[] }> {
  const words = { question: `Question ${marker}?`, answers: [`Yes ${marker}`, 'No'] };
  const rules = { ...words, closesAt: new Date(Date.now() + 48 * hour), hidden: false };
  const number = await openPollWithin(db, rules, 'desk:test', new Date());
  await sql`insert into poll_vote (poll_id, place, member_id) values (${number}, 1, ${memberId})`.execute(db);
  return { number, ...words };
}

/** They are read and discussed most on their own sites. */
export async function inLists(db: Db, storyIds: readonly number[]): Promise<void> {
  await sql`
    insert into popular_list (site_id, language, kind, span, story_ids, computed_at)
    select a.site_id, a.language, list, span, array_agg(a.story_id), now() from appearance a,
      unnest('{read,discussed}'::text[]) list, unnest('{24h,7d}'::text[]) span
    where a.story_id = any (${storyIds}::bigint[]) group by 1, 2, 3, 4
    on conflict (site_id, language, kind, span) do update set story_ids = excluded.story_ids`.execute(db);
  const { rows } = await sql<{ tag: string }>`select 'popular:' || id as tag from site`.execute(db);
  await announce(
    db,
    rows.map(({ tag }) => tag),
  );
}

/** Each has a strip and a card that lead to it, on every site. */
export async function inPromos(db: Db, marker: string, storyIds: readonly number[]): Promise<number[]> {
  const said = { title: `Promo ${marker}`, action: 'Read' };
  const startsAt = new Date(Date.now() - 24 * hour);
  const endsAt = new Date(Date.now() + 24 * hour);
  const flights = storyIds.flatMap((storyId) =>
    (['strip', 'card'] as const).map((placement) => ({
      ...{ placement, siteIds: null, weight: 10, goal: null, dailyCap: null, startsAt, endsAt },
      creatives: [{ label: 'house' as const, words: { en: said, ja: said }, to: { storyId }, picture: null }],
    })),
  );
  const { orderId } = await bookOrder(db, { kind: 'house', advertiser: 'House', flights }, 'desk:test', new Date());
  const { rows } = await sql<{ id: number }>`
    select c.id from creative c join flight f on f.id = c.flight_id where f.order_id = ${orderId} order by c.id`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/** An issue of the site's letter of that day that names them. */
export async function inEdition(
  db: Db,
  day: string,
  site: string,
  language: string,
  storyIds: readonly number[],
): Promise<string> {
  await sql`
    insert into edition (letter_id, language, day, story_ids)
    select l.id, ${language}, ${day}::date, ${storyIds}::bigint[] from letter l join site s on s.id = l.site_id
    where s.key = ${site} and l.kind = 'daily'`.execute(db);
  return day;
}
