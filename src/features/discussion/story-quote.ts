/**
 * A passage of a story: named by a reader in the text that they had before them, and taken from the text that readers
 * have now. No other text leaves: a draft's has not been published, and a corrected one's is not repeated.
 */
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { blockText } from '../stories/stories.ts';
import type { Block, Body } from '../stories/stories.ts';
import type { StoryQuote } from './comment.ts';
import { followPassage } from './follow-passage.ts';
import { revisionsForQuote } from './quote-queries.ts';

const maxQuoted = 1_000;
/** `REVISION.BLOCK.START.END` */
const passageForm = /^([1-9]\d{0,14})\.([a-z0-9]{1,20})\.(\d{1,6})\.(\d{1,6})$/;

export function passageName({ revisionId, blockId, start, end }: Omit<StoryQuote, 'type' | 'of' | 'text'>): string {
  return `${revisionId}.${blockId}.${start}.${end}`;
}

/** Throws `passage-unknown` where the text has changed there since, or never was. */
export async function storyQuote(db: Db, storyId: number, passage: string): Promise<StoryQuote> {
  const found = passageForm.exec(passage);
  const revisions = found && (await revisionsForQuote(db, storyId, Number(found[1])));
  const blockIn = (body: Body | undefined): Block | undefined =>
    body?.content.find((candidate) => candidate.attrs.id === found?.[2]);
  const [read, now] = [blockIn(revisions?.named), blockIn(revisions?.current)];
  if (!found || !revisions || !read || !now) throw new KnownError('passage-unknown');
  const moved = followPassage(blockText(read), blockText(now), Number(found[3]), Number(found[4]));
  if (moved.state !== 'stands') throw new KnownError('passage-unknown');
  return quoteIn(now, revisions.currentId, moved.start, moved.end);
}

/** White space at its ends is not part of a passage, and half a character is none. */
export function quoteIn(block: Block, revisionId: number, start: number, end: number): StoryQuote {
  const text = blockText(block);
  let [from, to] = [Math.min(start, text.length), Math.min(end, text.length)];
  while (from < to && /\s/.test(text[from] ?? '')) from += 1;
  while (to > from && /\s/.test(text[to - 1] ?? '')) to -= 1;
  if (to - from > maxQuoted) to = from + maxQuoted;
  const quoted = text.slice(from, to);
  if (quoted === '' || !quoted.isWellFormed()) throw new KnownError('passage-unknown');
  return { type: 'quote', of: 'story', revisionId, blockId: block.attrs.id, start: from, end: to, text: quoted };
}
