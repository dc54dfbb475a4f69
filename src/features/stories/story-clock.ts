/**
 * What the clock alone changes: an embargo that ends brings a story onto pages that were made without it. Expiry needs
 * no task, since pages know when what they show expires; it is announced all the same, for shared caches.
 */
import { announce } from '../../platform/db/announce.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import { enqueue } from '../../platform/tasks/task-queries.ts';
import { tellChanged } from './story-changes.ts';
import { mayLeaveNow } from './story-exit-queries.ts';
import { tagsOfStory } from './story-queries.ts';
import { storyTag } from './story-tags.ts';
import { clockMoments, storiesCrossing } from './story-desk-queries.ts';

export async function enqueueClock(tx: Tx, storyId: number): Promise<void> {
  for (const moment of await clockMoments(tx, storyId)) {
    const key = `clock:${storyId}:${moment.getTime()}`;
    await enqueue(tx, 'stories.clock', { storyId }, { runAt: moment, key, first: true });
  }
}

/** For one story, or for all that crossed a moment in the last so many minutes: the catch-up after an outage. */
export async function announceClock(db: Db, which: { storyId: number } | { since: Date; until: Date }): Promise<void> {
  const ids = 'storyId' in which ? [which.storyId] : await storiesCrossing(db, which.since, which.until);
  for (const id of ids)
    await db.transaction().execute(async (tx) => {
      const withdrawn = (await mayLeaveNow(tx, id)) ? [] : [storyTag(id)];
      await announce(tx, await tagsOfStory(tx, id), { withdrawn });
      await tellChanged(tx, id);
    });
}
