/** The ledger of corrections. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { Tagged } from '../../platform/page-cache/reading.ts';
import { cardColumns, cardTables } from './list-queries.ts';
import { taggedCards, toCard } from './story-rows.ts';
import type { CardRow, OnSite } from './story-rows.ts';
import { frontTag } from './story-tags.ts';
import type { Correction, CorrectionKind, StoryCard } from './story.ts';

/** Of the story `s`, newest first, as JSON. More than anybody corrects; a page is bounded all the same. */
export const correctionsOfStory: RawBuilder<unknown> = sql`
  coalesce((select json_agg(json_build_object('kind', k.kind, 'note', k.note, 'at', k.at) order by k.at desc)
    from (select * from correction where story_id = s.id order by at desc limit 10) k), '[]')`;

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
  id: number;
  card: StoryCard;
}

type CorrectedRow = CardRow & { correctionId: number; correctionKind: CorrectionKind; note: string; at: Date };

const correctedColumns = sql`k.id as "correctionId", k.kind as "correctionKind", k.note, k.at`;

/** What was corrected on a site in a span of time, oldest first; of stories that may leave. Index: correction_at. */
export async function correctionsBetween(
  db: Db,
  on: OnSite,
  since: Date,
  until: Date,
  limit: number,
): Promise<CorrectedStory[]> {
  const { rows } = await sql<CorrectedRow>`
    select ${cardColumns}, ${correctedColumns}
    from correction k join appearance a on a.story_id = k.story_id and a.site_id = ${on.site.id} and a.language = ${on.language} and a.listed
    ${cardTables}
    where k.at > ${since} and k.at <= ${until} and may_leave(s.state, s.embargo_open, s.embargo_until, s.expires_at)
    order by k.at limit ${limit}
  `.execute(db);
  return rows.flatMap((row) => correctedStories(row, on));
}

export interface LoggedCorrections {
  /** Newest first. */
  corrections: CorrectedStory[];
  /** The number of the last, where there are earlier ones. */
  last: number | null;
}

/**
 * The log of a site in a language, from the newest or from before one by its number; of stories that may leave. A number
 * stays where it is whatever is corrected since, and also when its own story has gone. By correction_at, backwards, and
 * the unique index of appearance (story_id, site_id).
 */
export async function correctionsBefore(
  db: Db,
  on: OnSite,
  before: number | null,
  limit: number,
): Promise<Tagged<LoggedCorrections>> {
  const { rows } = await sql<CorrectedRow>`
    select ${cardColumns}, ${correctedColumns}
    from correction k join appearance a on a.story_id = k.story_id and a.site_id = ${on.site.id} and a.language = ${on.language} and a.listed
    ${cardTables}
    where may_leave(s.state, s.embargo_open, s.embargo_until, s.expires_at)
      and (${before}::bigint is null or (k.at, k.id) < (select at, id from correction where id = ${before}))
    order by k.at desc, k.id desc limit ${limit + 1}
  `.execute(db);
  const shown = rows.slice(0, limit);
  const { tags, expiresAt } = taggedCards(shown, on, [frontTag(on.site.id)]);
  return {
    value: {
      corrections: shown.flatMap((row) => correctedStories(row, on)),
      last: rows.length > limit ? (shown.at(-1)?.correctionId ?? null) : null,
    },
    tags,
    expiresAt: expiresAt ?? null,
  };
}

/** One, or none where the guard refuses its story. */
function correctedStories(row: CorrectedRow, on: OnSite): CorrectedStory[] {
  const card = toCard(row, on);
  return card ? [{ id: row.correctionId, card, kind: row.correctionKind, note: row.note, at: row.at }] : [];
}
