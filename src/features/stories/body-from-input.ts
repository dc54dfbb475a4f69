/** The desk's blocks to a body. */
import type { Block, Body, ListItem } from './body-schema.shared.ts';
import { parseInline } from './inline-markup.ts';
import type { BlockInput } from './story-input.ts';

/** `makeId` gives each block the id that it keeps. */
export function bodyFromInput(blocks: readonly BlockInput[], makeId: () => string): Body {
  return { type: 'doc', content: blocks.map((block) => toBlock(block, makeId())) };
}

function toBlock(block: BlockInput, id: string): Block {
  if (typeof block === 'string') return { type: 'paragraph', attrs: { id }, content: parseInline(block) };
  if ('heading' in block) return { type: 'heading', attrs: { id }, content: parseInline(block.heading) };
  if ('pullQuote' in block)
    return { type: 'pullQuote', attrs: { id, by: block.by ?? null }, content: parseInline(block.pullQuote) };
  if ('list' in block) return { type: 'bulletList', attrs: { id }, content: block.list.map(toItem) };
  if ('steps' in block) return { type: 'orderedList', attrs: { id }, content: block.steps.map(toItem) };
  if ('keyPoints' in block) return { type: 'keyPoints', attrs: { id }, content: block.keyPoints.map(toItem) };
  if ('words' in block) {
    return {
      type: 'words',
      attrs: { id, entries: block.words.map(([word, reading, meaning]) => ({ word, reading, meaning })) },
    };
  }
  const { caption, head, rows } = block.table;
  return {
    type: 'table',
    attrs: { id, caption: caption ?? null },
    content: [
      { type: 'tableRow', content: head.map((cell) => ({ type: 'tableHead', content: parseInline(cell) })) },
      ...rows.map((row) => ({
        type: 'tableRow' as const,
        content: row.map((cell) => ({ type: 'tableCell' as const, content: parseInline(cell) })),
      })),
    ],
  };
}

function toItem(text: string): ListItem {
  return { type: 'listItem', content: parseInline(text) };
}
