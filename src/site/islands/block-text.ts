/** A paragraph's plain text as the server counts it, in UTF-16 units. */

/** The words of a block as the server counts them: readings and our own links are left out. */
function isCounted(node: Node): boolean {
  return node.parentElement?.closest('rt, rp, .quote-it, .quoted, .speaker') === null;
}

/** Breaks and the items of a list after its first are one character each. */
export function* textNodes(block: Node): Generator<Text | HTMLBRElement | HTMLLIElement> {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text && isCounted(node)) yield node;
    if (node instanceof HTMLBRElement || (node instanceof HTMLLIElement && node.previousElementSibling)) yield node;
  }
}

export function textOf(block: Node): string {
  let text = '';
  for (const node of textNodes(block)) text += node instanceof Text ? node.data : '\n';
  return text.replace(/ $/, '');
}

export function offsetIn(block: Node, container: Node, offset: number): number {
  const point = document.createRange();
  point.setStart(block, 0);
  point.setEnd(container, offset);
  let length = 0;
  for (const node of textNodes(block)) {
    if (node === container) return length + offset;
    if (!point.intersectsNode(node) || point.comparePoint(node, 0) > 0) break;
    length += node instanceof Text ? node.data.length : 1;
  }
  return length;
}
