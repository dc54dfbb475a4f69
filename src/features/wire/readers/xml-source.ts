/** A tree as XML again, so that one entry of a feed can be kept and read alone. */
import type { XmlElement } from './xml-tree.ts';

export function xmlSource(element: XmlElement): string {
  const source: string[] = [];
  write(element, source);
  return source.join('');
}

function write(element: XmlElement, source: string[]): void {
  const attributes = Object.entries(element.attributes).map(([name, value]) => ` ${name}="${escapeSpace(value)}"`);
  source.push(`<${element.name}${attributes.join('')}>`);
  for (const part of element.content) {
    if (typeof part === 'string') source.push(escapeText(part).replaceAll('\r', '&#13;'));
    else write(part, source);
  }
  source.push(`</${element.name}>`);
}

/** The element with those of its children that have one of the keys. */
export function withOnly(element: XmlElement, keys: ReadonlySet<string>): XmlElement {
  return { ...element, content: element.content.filter((part) => typeof part !== 'string' && keys.has(part.key)) };
}

export function withMore(element: XmlElement, child: XmlElement): XmlElement {
  return { ...element, content: [...element.content, child] };
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escapeText(text: string): string {
  return /[&<>"]/.test(text) ? text.replaceAll(/[&<>"]/g, (character) => escapes[character] ?? character) : text;
}

/** In an attribute, what is read of a line's end or a tab as it stands is a blank (XML 1.0, 3.3.3). */
function escapeSpace(text: string): string {
  return escapeText(text).replaceAll(/[\t\n\r]/g, (character) => `&#${character.codePointAt(0)};`);
}
