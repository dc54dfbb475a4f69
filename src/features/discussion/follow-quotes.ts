/** The task `discussion.follow-quotes`: a story has a new text, and the passages quoted from it are followed there. */
import { announce } from '../../platform/db/announce.ts';
import type { Db } from '../../platform/db/database.ts';
import { blockText } from '../stories/stories.ts';
import { commentHtml, htmlVersion } from './comment-html.ts';
import { threadTag } from './comment.ts';
import {
  commentSources,
  currentRevision,
  moveQuote,
  quotesOfStory,
  revisionBody,
  setCommentHtml,
} from './quote-queries.ts';
import { followPassage } from './story-quote.ts';

/** Safe to run twice: a passage that is where the current revision has it is left alone. */
export async function followQuotes(db: Db, storyId: number): Promise<void> {
  const current = await currentRevision(db, storyId);
  if (current === undefined) return;
  const quotes = (await quotesOfStory(db, storyId)).filter((quote) => quote.revisionId !== current.id);
  const texts = new Map(current.body.content.map((block) => [block.attrs.id, blockText(block)]));
  const touched = new Set<number>();
  await db.transaction().execute(async (tx) => {
    for (const quote of quotes) {
      const before = await textOf(tx, storyId, quote.revisionId, quote.blockId);
      const moved = followPassage(before ?? '', texts.get(quote.blockId), quote.start, quote.end);
      // Once changed it stays marked, also when a later text leaves the place alone.
      const back = texts.get(quote.blockId)?.slice(moved.start, moved.end) === quote.quoted;
      const state =
        moved.state === 'stands' && quote.state === 'changed' && !back ? 'changed' : back ? 'stands' : moved.state;
      const nowReads = state === 'changed' ? (texts.get(quote.blockId)?.slice(moved.start, moved.end) ?? null) : null;
      await moveQuote(tx, storyId, { ...quote, ...moved, state, revisionId: current.id }, nowReads);
      touched.add(quote.commentId);
    }
    for (const { id, body, states } of await commentSources(tx, storyId, [...touched]))
      await setCommentHtml(tx, storyId, id, commentHtml(storyId, body, states), htmlVersion);
    if (touched.size > 0) await announce(tx, [threadTag(storyId)]);
  });
}

async function textOf(db: Db, storyId: number, revisionId: number, blockId: string): Promise<string | undefined> {
  const body = await revisionBody(db, storyId, revisionId);
  const block = body?.content.find((candidate) => candidate.attrs.id === blockId);
  return block && blockText(block);
}
