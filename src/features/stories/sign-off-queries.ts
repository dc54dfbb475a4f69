/** The ledger of sign-offs. */
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

export interface SignOff {
  storyId: number;
  revisionId: number;
  risks: readonly string[];
  note: string;
  /** That was read with the words. */
  correction: string | null;
  actor: string;
  at: Date;
}

export async function insertSignOff(tx: Db, { storyId, revisionId, risks, ...said }: SignOff): Promise<void> {
  await tx
    .insertInto('legal_sign_off')
    .values({ story_id: storyId, revision_id: revisionId, risks: [...risks], ...said })
    .execute();
}

/**
 * Whether these very words have been signed off, in this revision or in one that says the same; with this note of a
 * correction, where there is one. Index: legal_sign_off_story.
 */
export async function isSignedOff(
  db: Db,
  storyId: number,
  revisionId: number,
  correction: string | null = null,
): Promise<boolean> {
  const said = (revision: string) =>
    sql.join(
      ['headline', 'kicker', 'standfirst', 'dateline', 'byline', 'body', 'fields', 'picture_id', 'picture_text'].map(
        (column) => sql.ref(`${revision}.${column}`),
      ),
    );
  const { rows } = await sql`
    select from legal_sign_off o join story_revision seen on seen.id = o.revision_id
    join story_revision wanted on wanted.id = ${revisionId}
    where o.story_id = ${storyId} and (${said('seen')}) is not distinct from (${said('wanted')})
      and (${correction}::text is null or o.correction = ${correction}) limit 1
  `.execute(db);
  return rows.length > 0;
}

export async function signOffsOf(db: Db, storyId: number): Promise<Omit<SignOff, 'storyId'>[]> {
  const { rows } = await sql<Omit<SignOff, 'storyId'>>`
    select revision_id as "revisionId", risks, note, correction, actor, at
    from legal_sign_off where story_id = ${storyId} order by id desc limit 20
  `.execute(db);
  return rows;
}
