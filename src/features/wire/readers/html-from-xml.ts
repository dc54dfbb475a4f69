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
  return element
    ? element.content.map((part) => (typeof part === 'string' ? escapeText(part) : outerHtml(part))).join('')
    : '';
}

function outerHtml(element: XmlElement): string {
  const name = element.key.replace(/^.*:/, '').toLowerCase();
  if (dropped.has(name)) return '';
  if (name === 'br') return '<br>';
  const inside = innerHtml(element);
  if (name === 'a') return `<a href="${escapeText(element.attributes['href'] ?? '')}">${inside}</a>`;
  const written = renamed.get(name) ?? name;
  return kept.has(written) ? `<${written}>${inside}</${written}>` : inside;
}
