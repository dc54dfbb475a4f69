/** A tree as XML again, so that one entry of a feed can be kept and read alone. */
import type { XmlElement } from './xml-tree.ts';

export function xmlSource(element: XmlElement): string {
  const attributes = Object.entries(element.attributes).map(([name, value]) => ` ${name}="${escapeText(value)}"`);
  const inside = element.content.map((part) => (typeof part === 'string' ? escapeText(part) : xmlSource(part)));
  return `<${element.name}${attributes.join('')}>${inside.join('')}</${element.name}>`;
}

/** The element with those of its children that have one of the keys. */
export function withOnly(element: XmlElement, keys: ReadonlySet<string>): XmlElement {
  return { ...element, content: element.content.filter((part) => typeof part !== 'string' && keys.has(part.key)) };
}

export function withMore(element: XmlElement, child: XmlElement): XmlElement {
  return { ...element, content: [...element.content, child] };
}

export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
