/** The queue of conflicts, as the desk sees it: with what stands in the story now. */
import type { Db } from '../../platform/db/database.ts';
import { copyOf, newestRevision } from '../stories/stories.ts';
import { waitingConflicts } from './conflict-queries.ts';
import type { WaitingConflict } from './conflict-queries.ts';
import { partAt } from './copy-parts.ts';
import { isField } from './rebase-copy.ts';

export interface ConflictShown extends WaitingConflict {
  /** `headline`, `paragraph 3`, `body`. */
  where: string;
}

export async function conflictsWaiting(db: Db, storyId: number | null, limit: number): Promise<ConflictShown[]> {
  const shown: ConflictShown[] = [];
  for (const conflict of await waitingConflicts(db, storyId, limit)) {
    const newest = await newestRevision(db, conflict.storyId);
    if (!newest) continue;
    const copy = copyOf(newest);
    const at = copy.body.content.findIndex(({ attrs }) => attrs.id === conflict.place);
    const isWhole = isField(conflict.place) || conflict.place === 'body';
    const where = isWhole ? conflict.place : at < 0 ? 'a paragraph that the desk has taken out' : `paragraph ${at + 1}`;
    shown.push({ ...conflict, desk: partAt(copy, conflict.place), where });
  }
  return shown;
}
