/** The task `discussion.recount`: counts are folds of what they count; where one is not, that is an alarm and is mended. */
import { announce } from '../../platform/db/announce.ts';
import type { Db } from '../../platform/db/database.ts';
import { threadTag } from './comment.ts';
import { recountThreads } from './recount-queries.ts';
import type { Drift } from './recount-queries.ts';

const slice = 200;

export async function recountDiscussion(db: Db): Promise<Drift[]> {
  const found: Drift[] = [];
  for (let after: number | null = 0; after !== null;) {
    const { drift, last }: { drift: Drift[]; last: number | null } = await recountThreads(db, after, slice);
    found.push(...drift);
    if (drift.length > 0)
      await announce(
        db,
        drift.map(({ storyId }) => threadTag(storyId)),
      );
    after = last;
  }
  return found;
}
