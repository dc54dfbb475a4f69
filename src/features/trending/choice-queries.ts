import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import type { EditorsChoice } from './candidate.ts';

/** The later word counts. */
export async function upsertChoice(
  tx: Tx,
  storyId: number,
  choice: EditorsChoice,
  until: Date | null,
  chosenBy: string,
): Promise<void> {
  const boost = choice.kind === 'boost' ? choice.by : null;
  await sql`
    insert into trending_choice (story_id, kind, boost, until, chosen_by)
    values (${storyId}, ${choice.kind}, ${boost}, ${until}, ${chosenBy})
    on conflict (story_id) do update set kind = excluded.kind, boost = excluded.boost, until = excluded.until,
      chosen_by = excluded.chosen_by, chosen_at = clock_timestamp()
  `.execute(tx);
}

export async function deleteChoice(tx: Tx, storyId: number): Promise<void> {
  await sql`delete from trending_choice where story_id = ${storyId}`.execute(tx);
}
