/** The task `stories.revised`: a story has a new text, and the passages quoted from it are followed there. */
import { announce } from '../../platform/db/announce.ts';
import type { Db } from '../../platform/db/database.ts';
import { blockText } from '../stories/stories.ts';
import { lockThread } from './comment-queries.ts';
import { threadTag } from './comment.ts';
import { followPassage } from './follow-passage.ts';
import { currentRevision, moveQuote, quotesOfStory, revisionBody } from './quote-queries.ts';
import type { AnchoredQuote } from './quote-queries.ts';
import { remakeHtml } from './remake-html.ts';

const mostShown = 1_000;

/** Safe to run twice, and beside another: a passage that is where the current revision has it is left alone. */
export async function followQuotes(db: Db, storyId: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockThread(tx, storyId);
    const current = await currentRevision(tx, storyId);
    if (current === undefined) return;
    const now = textsOf(current.body);
    const former = new Map<number, Map<string, string>>();
    const touched = new Set<number>();
    for (const quote of await quotesOfStory(tx, storyId)) {
      if (quote.revisionId === current.id) continue;
      let texts = former.get(quote.revisionId);
      if (!texts) {
        texts = textsOf(await revisionBody(tx, storyId, quote.revisionId));
        former.set(quote.revisionId, texts);
      }
      const moved = moveTo(quote, texts.get(quote.blockId) ?? '', now.get(quote.blockId), current.id);
      if (moved.quote.revisionId === quote.revisionId && moved.quote.state === quote.state) continue;
      await moveQuote(tx, storyId, moved.quote, moved.nowReads);
      touched.add(quote.commentId);
    }
    await remakeHtml(tx, storyId, [...touched]);
    if (touched.size > 0) await announce(tx, [threadTag(storyId)]);
  });
}

function textsOf(body: { content: readonly Parameters<typeof blockText>[0][] } | undefined): Map<string, string> {
  return new Map(body?.content.map((block) => [block.attrs.id, blockText(block)]));
}

function moveTo(
  quote: AnchoredQuote,
  before: string,
  now: string | undefined,
  revisionId: number,
): { quote: AnchoredQuote; nowReads: string | null } {
  const { state, start, end } = followPassage(before, now, quote.start, quote.end);
  // Where it last was: a later revision may bring it back.
  if (state === 'gone' || now === undefined) return { quote: { ...quote, state: 'gone' }, nowReads: null };
  // Once changed it stays marked, also when a later text leaves the place alone, until it reads as it did.
  const reads = now.slice(start, end).toWellFormed();
  const moved = { ...quote, revisionId, start, end };
  if (reads === quote.quoted) return { quote: { ...moved, state: 'stands' }, nowReads: null };
  return { quote: { ...moved, state: 'changed' }, nowReads: reads.slice(0, mostShown).toWellFormed() };
}
