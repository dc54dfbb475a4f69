/** Aliases as they are asked for and written. */
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { Language } from '../network/network.ts';
import type { ExitFacts } from '../stories/stories.ts';

export interface AliasRow {
  target: string | null;
  story:
    | (ExitFacts & { mayLeave: boolean; sectionId: number; slug: string; language: Language; siteId: number })
    | null;
}

interface Found {
  path: string;
  target: string | null;
  storyId: number | null;
  state: ExitFacts['state'];
  embargoOpen: boolean;
  embargoUntil: Date | null;
  expiresAt: Date | null;
  mayLeave: boolean;
  sectionId: number;
  slug: string;
  language: Language;
  siteId: number;
}

/** The first of the keys that there is; a story where it stands on this site, else where it stands. By alias_pkey. */
export async function findAlias(db: Db, siteId: number, keys: readonly string[]): Promise<AliasRow | undefined> {
  const { rows } = await sql<Found>`
    select alias.path, alias.target, alias.story_id as "storyId", s.state, s.embargo_open as "embargoOpen", s.embargo_until as "embargoUntil",
      s.expires_at as "expiresAt", a.listed and may_leave(s.state, s.embargo_open, s.embargo_until, s.expires_at) as "mayLeave",
      a.section_id as "sectionId", a.slug, a.language, a.site_id as "siteId"
    from alias left join story s on s.id = alias.story_id
    left join lateral (
      select a.* from appearance a where a.story_id = s.id order by a.site_id = ${siteId} desc, a.id limit 1
    ) a on true
    where alias.site_id = ${siteId} and alias.path = any (${keys}::text[]) order by array_position(${keys}::text[], alias.path) limit 1
  `.execute(db);
  const [row] = rows;
  if (!row) return undefined;
  return { target: row.target, story: row.storyId === null ? null : row };
}

/** Where each of the paths leads, of those that are aliases already. */
export async function targetsOf(db: Db, siteId: number, keys: readonly string[]): Promise<Map<string, AliasTarget>> {
  const { rows } = await sql<{ path: string; storyId: number | null; target: string | null }>`
    select path, story_id as "storyId", target from alias where site_id = ${siteId} and path = any (${keys}::text[])
  `.execute(db);
  return new Map(
    rows.map(({ path, storyId, target }) => [path, storyId === null ? { path: target ?? '/' } : { storyId }]),
  );
}

export type AliasTarget = { storyId: number } | { path: string };

export interface AliasWrite {
  siteId: number;
  key: string;
  to: AliasTarget;
}

/** The last word on an address stands. */
export async function putAliases(db: Db, aliases: readonly AliasWrite[]): Promise<void> {
  await sql`
    insert into alias (site_id, path, story_id, target)
    select * from unnest(${aliases.map(({ siteId }) => siteId)}::int[], ${aliases.map(({ key }) => key)}::text[],
      ${aliases.map(({ to }) => ('storyId' in to ? to.storyId : null))}::bigint[], ${aliases.map(({ to }) => ('path' in to ? to.path : null))}::text[])
    order by 1, 2
    on conflict (site_id, path) do update set story_id = excluded.story_id, target = excluded.target
  `.execute(db);
}

/** Which of the numbers are stories. */
export async function knownStories(db: Db, ids: readonly number[]): Promise<Set<number>> {
  const { rows } = await sql<{ id: number }>`select id from story where id = any (${ids}::bigint[])`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** By alias_pkey. */
export async function dropAliases(tx: Db, siteId: number, paths: readonly string[]): Promise<void> {
  await sql`delete from alias where site_id = ${siteId} and path = any (${paths}::text[])`.execute(tx);
}

/** Addresses of ours that have moved. What led to the former ones is looked for among all of the site's. */
export async function redirectAliases(
  tx: Db,
  siteId: number,
  moves: readonly { from: string; to: string }[],
): Promise<void> {
  await sql`
    update alias set target = move.to_path
    from unnest(${moves.map(({ from }) => from)}::text[], ${moves.map(({ to }) => to)}::text[]) as move (from_path, to_path)
    where site_id = ${siteId} and target = move.from_path
  `.execute(tx);
  await putAliases(
    tx,
    moves.map(({ from, to }) => ({ siteId, key: from, to: { path: to } })),
  );
}
