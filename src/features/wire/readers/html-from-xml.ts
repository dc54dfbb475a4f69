/** An element's content as HTML for `blocksFromHtml`: NITF, XHTML and the few words of HTML that feeds put into XML. */
import { escapeText } from './xml-source.ts';
import type { XmlElement } from './xml-tree.ts';

/** Their words are not the body's. */
const dropped = new Set([
  ...['media', 'script', 'style', 'head', 'title', 'svg', 'math', 'iframe', 'object', 'figure', 'nitf-table-metadata'],
  ...['img', 'video', 'audio', 'picture', 'byline', 'dateline'],
]);
const kept = new Set([
  ...['p', 'div', 'section', 'article', 'blockquote', 'ul', 'ol', 'li', 'table', 'tr', 'td', 'th'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'em', 'i', 'strong', 'b'],
]);
/** NITF's own, and what HTML has no part for. */
const renamed = new Map([
  ...[
    ['hl1', 'h2'],
    ['hl2', 'h2'],
    ['hedline', 'div'],
    ['block', 'div'],
    ['bq', 'blockquote'],
    ['note', 'div'],
  ],
  ...[
    ['pre', 'p'],
    ['dt', 'p'],
    ['dd', 'p'],
    ['caption', 'p'],
    ['credit', 'p'],
    ['fn', 'p'],
    ['header', 'div'],
    ['main', 'div'],
  ],
] as [string, string][]);

export function innerHtml(element: XmlElement | undefined): string {
  const html: string[] = [];
  if (element) writeContent(element, html);
  return html.join('');
}

function writeContent(element: XmlElement, html: string[]): void {
  for (const part of element.content) {
    if (typeof part === 'string') html.push(escapeText(part));
    else writeElement(part, html);
  }
}

function writeElement(element: XmlElement, html: string[]): void {
  const name = element.key.replace(/^.*:/, '').toLowerCase();
  if (dropped.has(name)) return;
  if (name === 'br') return void html.push('<br>');
  const written = renamed.get(name) ?? name;
  const isLink = name === 'a';
  const shown = isLink || kept.has(written);
  if (shown) html.push(isLink ? `<a href="${escapeText(element.attributes['href'] ?? '')}">` : `<${written}>`);
  writeContent(element, html);
  if (shown) html.push(`</${written}>`);
}
