/** Many readers who are logged in, and a thread to put their words and votes into: rows of a scratch database. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { loadNetwork } from '../src/features/network/network.ts';
import { findStory } from '../src/features/stories/stories.ts';
import type { Db } from '../src/platform/db/database.ts';
import { measuredStory } from './demo-data.ts';

export interface BenchReader {
  /** What the cookie holds. */
  cookie: string;
  /** Its SHA-256. */
  session: Buffer;
}

export interface BenchPlace {
  storyId: number;
  siteId: number;
  client: string;
  readers: BenchReader[];
}

/** The demo's measured story, without the comments that the demo has there. */
export async function benchPlace(db: Db, readerCount: number): Promise<BenchPlace> {
  const network = await loadNetwork(db);
  const site = network.siteByHost(measuredStory.host);
  if (!site) throw new Error(`The demo has no ${measuredStory.host}.`);
  const storyId = await findStory(db, network, `http://${measuredStory.host}${measuredStory.path}`);
  const readers = Array.from({ length: readerCount }, (_, at): BenchReader => {
    const cookie = Buffer.alloc(32, `reader ${at}, `).toString('base64url');
    return { cookie, session: createHash('sha256').update(cookie).digest() };
  });
  await sql`
    with made as (
      insert into member (slug, name, name_key, email, email_key)
      select 'bench-' || n, 'Bench ' || n, 'bench ' || n, 'bench' || n || '@bench.invalid', 'bench' || n || '@bench.invalid'
      from generate_series(1, ${readerCount}) n returning id
    ), numbered as (select id, row_number() over (order by id) as n from made),
    hub as (
      insert into session (hash, member_id, client, idle_seconds, expires_at)
      select sha256(convert_to('hub ' || id, 'UTF8')), id, 'hub', 86400, now() + interval '1 day' from made
      returning hash, member_id
    )
    insert into session (hash, parent, member_id, client, idle_seconds, expires_at)
    select s.hash, hub.hash, m.id, ${site.key}, 86400, now() + interval '1 day'
    from numbered m join hub on hub.member_id = m.id
    join unnest(${readers.map(({ session }) => session)}::bytea[]) with ordinality as s (hash, n) on s.n = m.n
  `.execute(db);
  await sql`analyze member, session`.execute(db);
  return { storyId, siteId: site.id, client: site.key, readers };
}

/** Comments of the readers, a fifth of them first ones with four answers each; returns the first one's number. */
export async function fillThread(
  db: Db,
  { storyId, siteId }: BenchPlace,
  count: number,
  text: string,
): Promise<number> {
  await sql`insert into thread (story_id) values (${storyId}) on conflict do nothing`.execute(db);
  const { rows } = await sql<{ last: number }>`select last_id as last from thread where story_id = ${storyId}`.execute(
    db,
  );
  const last = rows[0]?.last ?? 0;
  await sql`
    insert into comment (story_id, id, root_id, parent_id, depth, site_id, member_id, status, body, html, html_version, replies, submission)
    select ${storyId}, ${last} + n, case when n % 5 = 1 then null else ${last} + n - (n - 1) % 5 end,
      case when n % 5 = 1 then null else ${last} + n - (n - 1) % 5 end, case when n % 5 = 1 then 0 else 1 end, ${siteId},
      (select min(member_id) from session where user_agent = '') + n % 50, 'NONE',
      jsonb_build_array(jsonb_build_object('type', 'paragraph', 'text', ${text}::text)), '<p>' || ${text}::text || '</p>', 1,
      case when n % 5 = 1 then 4 else 0 end, gen_random_uuid()
    from generate_series(1, ${count}::int) n
  `.execute(db);
  await sql`update thread set last_id = last_id + ${count}, visible = visible + ${count} where story_id = ${storyId}`.execute(
    db,
  );
  await sql`analyze comment`.execute(db);
  return last + 1;
}

/** Callers of whom each begins anew as soon as it is answered; how many answers a second. */
export async function answersASecond(
  callers: number,
  ms: number,
  call: (caller: number, turn: number) => Promise<unknown>,
) {
  const began = performance.now();
  let answers = 0;
  await Promise.all(
    Array.from({ length: callers }, async (_, caller) => {
      for (let turn = 0; performance.now() - began < ms; turn += 1) {
        await call(caller, turn);
        answers += 1;
      }
    }),
  );
  return (answers / (performance.now() - began)) * 1_000;
}
