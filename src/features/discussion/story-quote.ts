/** A passage of a story: named by a reader, and checked against the text that they read. */
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { blockText } from '../stories/stories.ts';
import type { Block } from '../stories/stories.ts';
import type { StoryQuote } from './comment.ts';
import { revisionBody } from './quote-queries.ts';

const maxQuoted = 1_000;
/** `REVISION.BLOCK.START.END` */
const passageForm = /^([1-9]\d{0,14})\.([a-z0-9]{1,20})\.(\d{1,6})\.(\d{1,6})$/;

export function passageName({ revisionId, blockId, start, end }: Omit<StoryQuote, 'type' | 'of' | 'text'>): string {
  return `${revisionId}.${blockId}.${start}.${end}`;
}

/** What the name means in the revision that it names; the text is taken from there and from nowhere else. */
export async function storyQuote(db: Db, storyId: number, passage: string): Promise<StoryQuote> {
  const found = passageForm.exec(passage);
  const body = found && (await revisionBody(db, storyId, Number(found[1])));
  const block = body?.content.find((candidate) => candidate.attrs.id === found?.[2]);
  if (!found || !block) throw new KnownError('passage-unknown');
  return quoteIn(block, Number(found[1]), Number(found[3]), Number(found[4]));
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
