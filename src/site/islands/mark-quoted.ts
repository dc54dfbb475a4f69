/** What readers quote is marked where it stands, like a pen over a line; without this the number beside it says so. */
import { textNodes } from './block-text.ts';

export function markQuoted(): void {
  if (!('highlights' in CSS)) return;
  const marked = new Highlight();
  for (const link of document.querySelectorAll<HTMLElement>('.quoted[data-at]')) {
    const block = link.closest('[id^="p-"]');
    if (!block) continue;
    for (const place of (link.dataset['at'] ?? '').split(',')) {
      const [start = 0, end = 0] = place.split('-').map(Number);
      const range = rangeIn(block, start, end);
      if (range) marked.add(range);
    }
  }
  CSS.highlights.set('quoted', marked);
}

function rangeIn(block: Node, start: number, end: number): Range | null {
  const range = document.createRange();
  let [at, begun] = [0, false];
  for (const node of textNodes(block)) {
    const length = node instanceof Text ? node.data.length : 1;
    if (!begun && start < at + length) {
      if (node instanceof Text) range.setStart(node, start - at);
      else range.setStartBefore(node);
      begun = true;
    }
    if (begun && end <= at + length) {
      if (node instanceof Text) range.setEnd(node, end - at);
      else range.setEndAfter(node);
      return range;
    }
    at += length;
  }
  return null;
}
