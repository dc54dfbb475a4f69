/** What a restore asks of a database, besides its tables. */
import { sql } from 'kysely';
import type pg from 'pg';
import type { Db } from './platform/db/database.ts';
import type { TombstoneLine } from './platform/page-cache/tombstones.ts';

/** What would be lost, for a program and for people. */
export async function holdings(client: pg.ClientBase): Promise<{ sites: number; holds: string }> {
  const { rows } = await client.query<{ sites: number; stories: number; members: number; comments: number }>(`
    select (select count(*) from site)::int as sites, (select count(*) from story)::int as stories,
      (select count(*) from member)::int as members, (select count(*) from comment)::int as comments`);
  const { sites = 0, stories = 0, members = 0, comments = 0 } = rows[0] ?? {};
  return { sites, holds: `${sites} sites, ${stories} stories, ${members} members, ${comments} comments` };
}

/** The ledger of what is gone for good. */
export async function ledgerOf(client: pg.ClientBase): Promise<TombstoneLine[]> {
  const { rows } = await client.query<TombstoneLine>(
    `select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, tag, kind from tombstone order by id`,
  );
  return rows;
}

/** Letters that waited may have gone out since: nobody knows, and none goes twice. */
export async function giveUpDeliveries(client: pg.ClientBase): Promise<void> {
  await client.query(
    `update delivery set state = 'uncertain', reason = 'restored from a backup' where state in ('queued', 'sending', 'deferred')`,
  );
}

export async function isMember(db: Db, id: number): Promise<boolean> {
  const { rows } = await sql`select 1 from member where id = ${id} and erased_at is null`.execute(db);
  return rows.length > 0;
}

/** Of somebody or something that the backup did not know. */
export async function keepTombstone(db: Db, kind: string, tag: string): Promise<void> {
  await sql`insert into tombstone (kind, tag) values (${kind}, ${tag}) on conflict do nothing`.execute(db);
}
