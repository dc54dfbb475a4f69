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
  const kept = new Map<Block, string>();
  const old = before.map((block) => ({ block, text: textOf(block), taken: false }));
  const fresh = after.map((block) => ({ block, text: textOf(block) }));
  const byText = Map.groupBy(old.toReversed(), ({ block, text }) => `${block.type}\n${text}`);
  for (const { block, text } of fresh) {
    const same = byText.get(`${block.type}\n${text}`)?.pop();
    if (!same) continue;
    same.taken = true;
    kept.set(block, same.block.attrs.id);
  }
  const index = indexOf(old.filter(({ taken }) => !taken));
  for (const { block, text } of fresh) {
    if (kept.has(block)) continue;
    const id = takeMostAlike(index, block, wordsOf(text));
    if (id !== undefined) kept.set(block, id);
  }
  return after.map((block) => withId(block, kept.get(block) ?? block.attrs.id));
}

/** Below this, a paragraph is another one. */
const leastLikeness = 0.5;
/** Copy of any length is matched in bounded time; so many words tell paragraphs apart. */
const mostWords = 200;

interface Candidate {
  block: Block;
  size: number;
  taken: boolean;
}

/** Which blocks have a word, so that blocks are counted up to each other and never compared pair by pair. */
interface Index {
  candidates: Candidate[];
  having: Map<string, number[]>;
}

function indexOf(old: readonly { block: Block; text: string }[]): Index {
  const index: Index = { candidates: [], having: new Map() };
  for (const [at, { block, text }] of old.entries()) {
    const words = wordsOf(text);
    index.candidates.push({ block, size: words.size, taken: false });
    for (const word of words) {
      const having = index.having.get(word);
      if (having) having.push(at);
      else index.having.set(word, [at]);
    }
  }
  return index;
}

/** The id of the block that is most alike by Dice's coefficient: 1 for the same words, 0 for none in common. */
function takeMostAlike({ candidates, having }: Index, block: Block, words: ReadonlySet<string>): string | undefined {
  const shared = new Uint16Array(candidates.length);
  for (const word of words) count(shared, having.get(word) ?? []);
  let best: Candidate | undefined;
  let highest = 0;
  for (let at = 0; at < candidates.length; at += 1) {
    const candidate = candidates[at];
    if (candidate === undefined || candidate.taken || candidate.block.type !== block.type) continue;
    const likeness = (2 * (shared[at] ?? 0)) / (candidate.size + words.size);
    if (likeness >= leastLikeness && likeness > highest) [best, highest] = [candidate, likeness];
  }
  if (best) best.taken = true;
  return best?.block.attrs.id;
}

/** The innermost loop, by number: an iterator here costs five times as much. */
function count(shared: Uint16Array, having: readonly number[]): void {
  for (let index = 0; index < having.length; index += 1) {
    const at = having[index] ?? 0;
    shared[at] = (shared[at] ?? 0) + 1;
  }
}

function wordsOf(text: string): Set<string> {
  const words = new Set<string>();
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) {
    words.add(word);
    if (words.size >= mostWords) break;
  }
  return words;
}

function withId(block: Block, id: string): Block {
  return { ...block, attrs: { ...block.attrs, id } } as Block;
}
