/** Parts of a copy that two may have changed: a field, a block, all blocks. Pure. */
import { isDeepStrictEqual } from 'node:util';
import { blockText, keepBlockIds } from '../stories/stories.ts';
import type { Block, StoryCopy } from '../stories/stories.ts';
import { sameBlock } from './merge-blocks.ts';
import { isField } from './rebase-copy.ts';
import type { CopyPart } from './rebase-copy.ts';

export function partAt(copy: StoryCopy, place: string): CopyPart {
  if (isField(place)) return copy[place];
  if (place === 'body') return copy.body.content;
  return copy.body.content.find(({ attrs }) => attrs.id === place) ?? null;
}

/** `order` says after what a block stands that the copy lacks. */
export function withPart(copy: StoryCopy, place: string, part: CopyPart, order: readonly Block[]): StoryCopy {
  if (isField(place)) return { ...copy, [place]: part };
  const { content } = copy.body;
  const blocks = Array.isArray(part)
    ? keepBlockIds(content, part, blockText)
    : withBlock(content, place, isBlock(part) ? part : null, order);
  return { ...copy, body: { type: 'doc', content: blocks } };
}

export function sameParts(a: CopyPart, b: CopyPart): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((block, at) => sameBlock(block, b[at] ?? null));
  return isBlock(a) && isBlock(b) ? sameBlock(a, b) : isDeepStrictEqual(a, b);
}

export function partInWords(part: CopyPart): string {
  if (part === null) return '(nothing)';
  if (typeof part === 'string') return part;
  if (Array.isArray(part)) return part.map(blockText).join('\n\n');
  return isBlock(part) ? blockText(part) : `picture ${part.id}: ${part.caption} (${part.credit})`;
}

function isBlock(part: CopyPart): part is Block {
  return part !== null && typeof part === 'object' && !Array.isArray(part) && 'type' in part;
}

function withBlock(blocks: readonly Block[], id: string, block: Block | null, order: readonly Block[]): Block[] {
  const at = blocks.findIndex(({ attrs }) => attrs.id === id);
  const put = block === null ? [] : [{ ...block, attrs: { ...block.attrs, id } } as Block];
  if (at >= 0) return blocks.toSpliced(at, 1, ...put);
  const earlier = order.slice(
    0,
    Math.max(
      0,
      order.findIndex(({ attrs }) => attrs.id === id),
    ),
  );
  const before = earlier.findLast(({ attrs }) => blocks.some((other) => other.attrs.id === attrs.id));
  const place = before === undefined ? 0 : blocks.findIndex(({ attrs }) => attrs.id === before.attrs.id) + 1;
  return blocks.toSpliced(place, 0, ...put);
}
