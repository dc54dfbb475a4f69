/**
 * The task `stories.revised`: a story's words are looked at anew, and the stories that are about the same find each other.
 * Of one that is gone for good no word stays. Safe to run twice.
 */
import { announce } from '../../platform/db/announce.ts';
import type { Db } from '../../platform/db/database.ts';
import { bodyText, shownRevision, storyStatus } from '../stories/stories.ts';
import { alike, forgetTerms, putRelated, putTerms, relatedTag, withoutTerms } from './related-queries.ts';
import { termsOf } from './terms.ts';

export async function relateStory(db: Db, storyId: number): Promise<void> {
  const story = await storyStatus(db, storyId);
  const revision = story && (await shownRevision(db, storyId));
  await db.transaction().execute(async (tx) => {
    const before = await forgetTerms(tx, storyId);
    let now: number[] = [];
    if (revision && (story.state === 'live' || story.state === 'withheld')) {
      await putTerms(
        tx,
        storyId,
        story.language,
        termsOf({ ...revision, body: bodyText(revision.body) }, story.language),
      );
      const found = await alike(tx, storyId);
      now = found.map(({ storyId: other }) => other);
      await putRelated(tx, storyId, found);
    }
    // Its own list and those in which it stands, or stood.
    await announce(tx, [...new Set([storyId, ...before, ...now].map(relatedTag))]);
  });
}

/** For stories from before there were terms, and what a lost task left out. Returns how many. */
export async function relateMissing(db: Db, limit: number): Promise<number> {
  const ids = await withoutTerms(db, limit);
  for (const id of ids) await relateStory(db, id);
  return ids.length;
}
