/** The desk's blocks to a body. */
import { toBlock } from './blocks/all-blocks.ts';
import type { BlockInput } from './blocks/all-blocks.ts';
import type { Body } from './body-schema.shared.ts';

/** `makeId` gives each block the id that it keeps. */
export function bodyFromInput(blocks: readonly BlockInput[], makeId: () => string): Body {
  return { type: 'doc', content: blocks.map((block) => toBlock(block, makeId())) };
}
