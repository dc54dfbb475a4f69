/** A passage of a story: named by a reader, checked against the text that they read, and followed when the text changes. */
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

export interface Moved {
  state: 'stands' | 'changed' | 'gone';
  start: number;
  end: number;
  nowReads: string | null;
}

/**
 * Where a passage is in a later text of its block. We know both texts, so nothing is guessed: what is common at the
 * beginning and at the end did not change; a passage that reaches into what lies between did.
 */
export function followPassage(before: string, now: string | undefined, start: number, end: number): Moved {
  if (now === undefined) return { state: 'gone', start, end, nowReads: null };
  let head = 0;
  while (head < before.length && head < now.length && before[head] === now[head]) head += 1;
  let tail = 0;
  const most = Math.min(before.length, now.length) - head;
  while (tail < most && before[before.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  const shift = now.length - before.length;
  if (end <= head) return { state: 'stands', start, end, nowReads: null };
  if (start >= before.length - tail) return { state: 'stands', start: start + shift, end: end + shift, nowReads: null };
  // Around what changed, as much as the passage had.
  const from = Math.min(start, head);
  const to = Math.max(end, before.length - tail) + shift;
  const nowReads = now.slice(from, to).toWellFormed();
  if (nowReads.trim() === '') return { state: 'gone', start: from, end: to, nowReads: null };
  return { state: 'changed', start: from, end: to, nowReads: nowReads.slice(0, maxQuoted).toWellFormed() };
}
