/** The ledger of corrections. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { cardColumns, cardTables } from './list-queries.ts';
import { taggedCards } from './story-rows.ts';
import type { CardRow, OnSite } from './story-rows.ts';
import type { Correction, CorrectionKind, StoryCard } from './story.ts';

/** Of the story `s`, newest first, as JSON. More than anybody corrects; a page is bounded all the same. */
export const correctionsOfStory: RawBuilder<unknown> = sql`
  coalesce((select json_agg(json_build_object('kind', k.kind, 'note', k.note, 'at', k.at) order by k.at desc)
    from (select * from correction where story_id = s.id order by at desc limit 10) k), '[]')`;

/** Dates inside JSON come as text. */
export type CorrectionJson = Omit<Correction, 'at'> & { at: string };

export function toCorrections(rows: readonly CorrectionJson[]): Correction[] {
  return rows.map(({ at, ...correction }) => ({ ...correction, at: new Date(at) }));
}

export async function insertCorrection(
  tx: Db,
  { storyId, kind, note, actor, at }: Correction & { storyId: number; actor: string },
): Promise<void> {
  await sql`
    insert into correction (story_id, revision_id, kind, note, actor, at)
    select ${storyId}, max(id), ${kind}, ${note}, ${actor}, ${at} from story_revision where story_id = ${storyId}
  `.execute(tx);
}

export interface CorrectedStory extends Correction {
  card: StoryCard;
}

/** What was corrected on a site in a span of time, oldest first; of stories that may leave. Index: correction_at. */
export async function correctionsBetween(
  db: Db,
  on: OnSite,
  since: Date,
  until: Date,
  limit: number,
): Promise<CorrectedStory[]> {
  const { rows } = await sql<CardRow & { correctionKind: CorrectionKind; note: string; at: Date }>`
    select ${cardColumns}, k.kind as "correctionKind", k.note, k.at
    from correction k join appearance a on a.story_id = k.story_id and a.site_id = ${on.site.id} and a.language = ${on.language} and a.listed
    ${cardTables}
    where k.at > ${since} and k.at <= ${until} and may_leave(s.state, s.embargo_open, s.embargo_until, s.expires_at)
    order by k.at limit ${limit}
  `.execute(db);
  return rows.flatMap((row) => {
    const [card] = taggedCards([row], on, []).value;
    return card ? [{ card, kind: row.correctionKind, note: row.note, at: row.at }] : [];
  });
}
