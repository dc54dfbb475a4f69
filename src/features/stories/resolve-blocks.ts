/** A desk's blocks with numbers for the pictures, stories and polls that they name. */
import { resolveBlock } from './blocks/all-blocks.ts';
import type { BlockInput } from './blocks/all-blocks.ts';
import type { LookUp, PollRules } from './blocks/block-forms.ts';

/** One after the other: what is opened and taken in keeps their order. */
export async function resolveBlocks(blocks: readonly BlockInput[], look: LookUp): Promise<BlockInput[]> {
  const resolved: BlockInput[] = [];
  for (const block of blocks) resolved.push(await resolveBlock(block, look));
  return resolved;
}

export function pollsWritten(blocks: readonly BlockInput[]): PollRules[] {
  return blocks.flatMap((block) => (typeof block !== 'string' && 'poll' in block ? [block.poll] : []));
}
