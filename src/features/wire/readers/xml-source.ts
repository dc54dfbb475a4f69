/** A tree as XML again, so that one entry of a feed can be kept and read alone. */
import type { XmlElement } from './xml-tree.ts';

/** `chosen`: which children of an element are written; all unless said. */
export function xmlSource(
  element: XmlElement,
  chosen: (parent: XmlElement, child: XmlElement) => boolean = () => true,
): string {
  const attributes = Object.entries(element.attributes).map(([name, value]) => ` ${name}="${escapeText(value)}"`);
  const inside = element.content.map((part) => {
    if (typeof part === 'string') return escapeText(part);
    return chosen(element, part) ? xmlSource(part, chosen) : '';
  });
  return `<${element.name}${attributes.join('')}>${inside.join('')}</${element.name}>`;
}

export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
