/** Files a story anew: its tags, its authors, the series that it is a part of. What it was filed under before is told as well as what it is now. */
import { record } from '../../platform/audit/audit-queries.ts';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import { announce } from '../../platform/db/announce.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { enqueue } from '../../platform/tasks/task-queries.ts';
import type { Filing } from './filing.ts';
import { putAuthors, putPart, putTags } from './filing-queries.ts';
import { kindOf } from './kinds/all-kinds.ts';
import { lockStory, tellChanged } from './story-changes.ts';
import { tagsOfStory } from './story-queries.ts';
import type { StoryKind } from './story.ts';

/** Throws `story-state`, `story-unknown`, `tag-unknown`, `author-input`, `series-part`. */
export async function fileStory(db: Db, storyId: number, filing: Filing, actor: Actor): Promise<void> {
  await db.transaction().execute((tx) => fileStoryWithin(tx, storyId, filing, actor));
}

export async function fileStoryWithin(tx: Tx, storyId: number, filing: Filing, actor: Actor): Promise<void> {
  if (Object.values(filing).every((named) => named === undefined)) return;
  const story = await lockStory(tx, storyId);
  if (story.state === 'killed' || story.state === 'taken-down')
    throw new KnownError('story-state', `It is ${story.state}, and that is for good.`);
  const before = await tagsOfStory(tx, storyId);
  await writeFiling(tx, story, filing);
  await announce(tx, [...before, ...(await tagsOfStory(tx, storyId))]);
  await tellChanged(tx, storyId);
  // Whoever is named in its byline is found by its name.
  if (filing.authors) await enqueue(tx, 'stories.revised', { storyId }, { key: `revised ${storyId}` });
  await record(tx, actor, 'story.file', `story:${storyId}`, { ...filing });
}

/** The caller holds the story's row, or has just made it. */
export async function writeFiling(tx: Tx, story: { id: number; kind: StoryKind }, filing: Filing): Promise<void> {
  const tags = filing.tags && [...new Set(filing.tags)];
  if (tags && (await putTags(tx, story.id, tags)) !== tags.length)
    throw new KnownError('tag-unknown', 'A story has the tags of its home, and of no other site.');
  const barred = filing.part === undefined ? null : await putPart(tx, story.id, filing.part);
  if (barred !== null)
    throw new KnownError(
      'series-part',
      barred === 'site'
        ? 'A story is in series of its home.'
        : `Another story is part ${filing.part?.number} in its language.`,
    );
  const authors = filing.authors && [...new Set(filing.authors)];
  if (!authors) return;
  if (authors.length > 0 && kindOf(story.kind).withoutAuthors)
    throw new KnownError('author-input', `Nobody of the house has written a ${story.kind}: leave out \`authors\`.`);
  await putAuthors(tx, story.id, authors);
}
