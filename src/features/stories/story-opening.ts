/**
 * When readers saw a story first, or will: what dates it on its page, in lists, feeds, sitemaps, the archive and letters. Not
 * when it came in: under an embargo it opens later, and is news then.
 */
import type { LockedStory, StoryChange } from './story-write-queries.ts';

type Opening = Pick<LockedStory, 'firstPublishedAt' | 'embargoUntil' | 'embargoOpen'>;

/** Null while nobody can tell. What has once been out keeps its date, whatever is held back afterwards. */
export function openingOf(story: Opening, now: Date): Date | null {
  if (wasOut(story, now)) return story.firstPublishedAt;
  if (story.embargoOpen) return null;
  return story.embargoUntil !== null && story.embargoUntil > now ? story.embargoUntil : now;
}

export function wasOut({ firstPublishedAt }: Pick<Opening, 'firstPublishedAt'>, now: Date): boolean {
  return firstPublishedAt !== null && firstPublishedAt <= now;
}

/** What another embargo changes of the date of a live story; one that is not live is dated when it is published. */
export function redated(
  story: Opening & Pick<LockedStory, 'state'>,
  release: Pick<StoryChange, 'embargoUntil' | 'embargoOpen'>,
  now: Date,
): Pick<StoryChange, 'firstPublishedAt'> {
  if (story.state !== 'live') return {};
  const { embargoUntil = story.embargoUntil, embargoOpen = story.embargoOpen } = release;
  const opening = openingOf({ ...story, embargoUntil, embargoOpen }, now);
  return opening?.getTime() === story.firstPublishedAt?.getTime() ? {} : { firstPublishedAt: opening };
}
