/** Where a story stands beside its home. */
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';

export interface AppearanceRow {
  id: number;
  siteId: number;
  sectionId: number;
  slug: string;
  headline: string | null;
  thread: 'shared' | 'none';
  endedAt: Date | null;
}

/** Its home first. */
export async function allAppearances(db: Db, storyId: number): Promise<AppearanceRow[]> {
  const { rows } = await sql<AppearanceRow>`
    select id, site_id as "siteId", section_id as "sectionId", slug, headline, thread, ended_at as "endedAt"
    from appearance where story_id = ${storyId} order by id
  `.execute(db);
  return rows;
}

/** Where it stands under a headline that is not its own. */
export async function ownHeadlines(tx: Tx, storyId: number): Promise<{ headline: string; site: string }[]> {
  const { rows } = await sql<{ headline: string; site: string }>`
    select a.headline, site.name as site from appearance a join site on site.id = a.site_id
    where a.story_id = ${storyId} and a.headline is not null and a.ended_at is null order by a.id
  `.execute(tx);
  return rows;
}

/** One that had ended on the site begins anew, at its new address. */
export async function putAppearance(
  tx: Tx,
  storyId: number,
  { siteId, sectionId, slug, headline, thread }: Omit<AppearanceRow, 'id' | 'endedAt'>,
): Promise<void> {
  await sql`
    insert into appearance as a (story_id, site_id, section_id, slug, language, kind, headline, thread)
    select s.id, ${siteId}, ${sectionId}, ${slug}, s.language, s.kind, ${headline}, ${thread} from story s where s.id = ${storyId}
    on conflict (story_id, site_id) do update set section_id = excluded.section_id, slug = excluded.slug,
      headline = excluded.headline, thread = excluded.thread, ended_at = null
  `.execute(tx);
}

export async function endAppearanceRow(tx: Tx, storyId: number, siteId: number, at: Date): Promise<void> {
  await sql`update appearance set ended_at = ${at} where story_id = ${storyId} and site_id = ${siteId}`.execute(tx);
}
