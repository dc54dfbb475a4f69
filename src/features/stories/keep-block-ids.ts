/**
 * New copy for a story, from its wire or from the desk, keeps the ids of the blocks that it keeps, so that what readers quoted stays quoted:
 * first blocks with the same words, then, between those, blocks that share most of them.
 */
import type { Block } from './body-schema.shared.ts';

export function keepBlockIds(
  before: readonly Block[],
  after: readonly Block[],
  textOf: (block: Block) => string,
): Block[] {
  const taken = new Set<string>();
  const kept = new Map<Block, string>();
  const give = (block: Block, id: string): void => {
    kept.set(block, id);
    taken.add(id);
  };
  for (const block of after) {
    const same = before.find(
      (old) => !taken.has(old.attrs.id) && old.type === block.type && textOf(old) === textOf(block),
    );
    if (same) give(block, same.attrs.id);
  }
  for (const block of after) {
    if (kept.has(block)) continue;
    const words = wordsOf(textOf(block));
    const scored = before
      .filter((old) => !taken.has(old.attrs.id) && old.type === block.type)
      .map((old) => ({ old, score: likeness(wordsOf(textOf(old)), words) }))
      .toSorted((a, b) => b.score - a.score);
    const [best] = scored;
    if (best && best.score >= leastLikeness) give(block, best.old.attrs.id);
  }
  return after.map((block) => withId(block, kept.get(block) ?? block.attrs.id));
}

/** Below this, a paragraph is another one. */
const leastLikeness = 0.5;

/** Dice's coefficient over words: 1 for the same, 0 for nothing in common. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  let shared = 0;
  for (const word of a) if (b.has(word)) shared += 1;
  return (2 * shared) / (a.size + b.size);
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

function withId(block: Block, id: string): Block {
  return { ...block, attrs: { ...block.attrs, id } } as Block;
}
