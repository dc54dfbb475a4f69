/** Which block of a new version is which of the base: by its id; then, rewritten from end to end, by where it stands. */
import type { Block } from '../stories/stories.ts';

export function slotsOf(base: readonly Block[], blocks: readonly Block[]): Map<Block, string> {
  const places = new Map(base.map((block, at) => [block.attrs.id, at]));
  const slots = new Map<Block, string>();
  for (const block of blocks) if (places.has(block.attrs.id)) slots.set(block, block.attrs.id);
  const taken = new Set(slots.values());
  for (const { run, after, before } of gapsIn(blocks, slots)) {
    const start = after === undefined ? 0 : (places.get(after) ?? 0) + 1;
    const end = before === undefined ? base.length : (places.get(before) ?? 0);
    const open = base.slice(start, Math.max(start, end));
    // Between the same neighbours, as many of the same kinds: the same paragraphs in other words.
    if (
      open.length !== run.length ||
      open.some((block, at) => taken.has(block.attrs.id) || block.type !== run[at]?.type)
    )
      continue;
    for (const [at, { attrs }] of open.entries()) {
      const block = run[at];
      if (block) slots.set(block, attrs.id);
      taken.add(attrs.id);
    }
  }
  return slots;
}

interface Gap {
  run: Block[];
  /** The slots of its neighbours; none at either end. */
  after: string | undefined;
  before: string | undefined;
}

function gapsIn(blocks: readonly Block[], slots: ReadonlyMap<Block, string>): Gap[] {
  const gaps: Gap[] = [];
  let run: Block[] = [];
  let after: string | undefined;
  for (const block of blocks) {
    const slot = slots.get(block);
    if (slot === undefined) {
      run.push(block);
      continue;
    }
    if (run.length > 0) gaps.push({ run, after, before: slot });
    run = [];
    after = slot;
  }
  if (run.length > 0) gaps.push({ run, after, before: undefined });
  return gaps;
}
