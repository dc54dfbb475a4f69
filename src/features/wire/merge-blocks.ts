/**
 * The agency's new paragraphs brought under the desk's: three-way, block by block. What one side alone has changed, added,
 * moved or taken out is as that side has it; where both have changed the same block, the desk's stays and a conflict is told.
 */
import { isDeepStrictEqual } from 'node:util';
import { blockText, keepBlockIds } from '../stories/stories.ts';
import type { Block } from '../stories/stories.ts';
import { slotsOf } from './block-slots.ts';

export interface BlockConflict {
  /** The id that the block has in the story, or had. */
  id: string;
  base: Block;
  /** Null: the agency has taken it out. */
  agency: Block | null;
  /** Null: the desk has. */
  desk: Block | null;
}

export interface MergedBlocks {
  blocks: Block[];
  /** The agency's own, with the ids that they have in the story: what the next update is compared with. */
  agency: Block[];
  conflicts: BlockConflict[];
}

/** Readers' quotes hang on ids: a block that is still there keeps the one that it has in the story. */
export function mergeBlocks(base: readonly Block[], theirs: readonly Block[], ours: readonly Block[]): MergedBlocks {
  const isBase = new Set(base.map(({ attrs }) => attrs.id));
  const agency = nameAsOurs(base, keepBlockIds(base, theirs, blockText), ours);
  const theirsBySlot = new Map(agency.map((entry) => [entry.slot, entry.block]));
  const ourEntries = entriesOf(base, ours);
  const oursBySlot = new Map(ourEntries.map((entry) => [entry.slot, entry.block]));
  const kept = new Map<string, Block>();
  const conflicts: BlockConflict[] = [];
  for (const before of base) {
    const slot = before.attrs.id;
    const [desk, sent] = [oursBySlot.get(slot), theirsBySlot.get(slot)];
    const { block, clash } = mergeOne(before, sent, desk);
    if (block) kept.set(slot, block);
    if (clash) conflicts.push({ id: desk?.attrs.id ?? slot, base: before, agency: sent ?? null, desk: desk ?? null });
  }
  // What only one side has, or both have added alike.
  for (const { slot, block } of [...agency, ...ourEntries]) if (!isBase.has(slot)) kept.set(slot, block);
  const deskMoved = !inOrderOf(base, ourEntries);
  const [skeleton, guests] = deskMoved ? [ourEntries, agency] : [agency, ourEntries];
  const order = weave(slotsIn(skeleton), slotsIn(guests), kept);
  return {
    blocks: order.flatMap((slot) => kept.get(slot) ?? []),
    agency: agency.map(({ block }) => block),
    conflicts,
  };
}

/** Whether two blocks say the same in the same dress; their ids aside. */
export function sameBlock(a: Block | null, b: Block | null): boolean {
  return isDeepStrictEqual(a && bare(a), b && bare(b));
}

interface Entry {
  /** The base's block that it is, by id; its own id where it is none. */
  slot: string;
  block: Block;
}

function mergeOne(
  base: Block,
  theirs: Block | undefined,
  ours: Block | undefined,
): { block: Block | undefined; clash: boolean } {
  const [sent, desk] = [theirs ?? null, ours ?? null];
  if (sameBlock(sent, desk) || sameBlock(sent, base)) return { block: ours, clash: false };
  if (sameBlock(desk, base)) return { block: theirs, clash: false };
  return { block: ours, clash: true };
}

function entriesOf(base: readonly Block[], blocks: readonly Block[]): Entry[] {
  const slots = slotsOf(base, blocks);
  return blocks.map((block) => ({ slot: slots.get(block) ?? block.attrs.id, block }));
}

/** The agency's blocks, called as ours are: by the same slot, or, added by both, by the same words. */
function nameAsOurs(base: readonly Block[], theirs: readonly Block[], ours: readonly Block[]): Entry[] {
  const ourEntries = entriesOf(base, ours);
  const isBase = new Set(base.map(({ attrs }) => attrs.id));
  const bySlot = new Map(ourEntries.map(({ slot, block }) => [slot, block]));
  const added = ourEntries.filter(({ slot }) => !isBase.has(slot));
  return entriesOf(base, theirs).map(({ slot, block }) => {
    if (isBase.has(slot)) return { slot, block: withId(block, bySlot.get(slot)?.attrs.id ?? slot) };
    const at = added.findIndex((own) => sameBlock(own.block, block));
    const [twin] = at < 0 ? [] : added.splice(at, 1);
    return twin ? { slot: twin.slot, block: withId(block, twin.block.attrs.id) } : { slot, block };
  });
}

function inOrderOf(base: readonly Block[], entries: readonly Entry[]): boolean {
  const places = new Map(base.map(({ attrs }, at) => [attrs.id, at]));
  const common = entries.map(({ slot }) => places.get(slot)).filter((at) => at !== undefined);
  return common.every((at, index) => index === 0 || at > (common[index - 1] ?? 0));
}

function slotsIn(entries: readonly Entry[]): string[] {
  return entries.map(({ slot }) => slot);
}

/** One side's order; what only the other has stands after what it stands after there. */
function weave(skeleton: readonly string[], guests: readonly string[], kept: ReadonlyMap<string, Block>): string[] {
  const order = skeleton.filter((slot) => kept.has(slot));
  const placed = new Set(order);
  for (const [index, guest] of guests.entries()) {
    if (placed.has(guest) || !kept.has(guest)) continue;
    const before = guests.slice(0, index).findLast((slot) => placed.has(slot));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, guest);
    placed.add(guest);
  }
  return order;
}

function withId(block: Block, id: string): Block {
  return { ...block, attrs: { ...block.attrs, id } } as Block;
}

/** Without its id, and with neighbouring runs of the same marks as one. */
function bare(block: Block): unknown {
  return joined({ ...block, attrs: { ...block.attrs, id: '' } });
}

interface Node {
  type: string;
  text?: string;
  marks?: unknown;
  content?: Node[];
}

function joined(value: unknown): Node {
  const node = value as Node;
  if (node.content === undefined) return node;
  const content: Node[] = [];
  for (const part of node.content.map(joined)) {
    const last = content.at(-1);
    if (last?.text !== undefined && part.text !== undefined && isDeepStrictEqual(last.marks, part.marks))
      content[content.length - 1] = { ...last, text: last.text + part.text };
    else content.push(part);
  }
  return { ...node, content };
}
