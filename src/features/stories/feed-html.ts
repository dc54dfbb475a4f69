/**
 * Our HTML as feed readers and mail programs take it: elements that mean something everywhere, whole addresses, and
 * neither class, id nor script. What is not listed leaves its words behind; what only a page can do leaves nothing.
 */
import { Parser } from 'htmlparser2';
import { escapeHtml } from '../../platform/html/escape.ts';
import type { Html } from '../../platform/html/raw.ts';

const kept = new Set(
  (
    'p h2 h3 ul ol li dl dt dd blockquote table caption thead tbody tr th td figure figcaption img a em strong br time ' +
    'ruby rt rp span'
  ).split(' '),
);
const silent = new Set(['script', 'style', 'template', 'form', 'button', 'iframe', 'svg', 'nav']);
const empty = new Set(['img', 'br']);
const keptAttributes: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'rel'],
  img: ['src', 'alt', 'width', 'height'],
  th: ['scope'],
  time: ['datetime'],
};

/** `origin`: of the site whose paths are in it. */
export function feedHtml(html: Html, origin: string): Html {
  let out = '';
  let quiet = 0;
  /** What was left out of those that are open: their ends are left out, too. */
  const open: { tag: string; shown: boolean }[] = [];
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        if (silent.has(tag)) quiet += 1;
        const said = attributesOf(tag, attributes, origin);
        // A link that leads nowhere outside its page, and a span that says nothing, are words alone.
        const shown = quiet === 0 && kept.has(tag) && (said !== '' || (tag !== 'a' && tag !== 'span'));
        if (shown) out += `<${tag}${said}${empty.has(tag) ? '/' : ''}>`;
        if (!empty.has(tag)) open.push({ tag, shown });
      },
      ontext(text) {
        if (quiet === 0) out += escapeHtml(text);
      },
      onclosetag(tag) {
        if (empty.has(tag)) return;
        const last = open.pop();
        if (last?.shown) out += `</${tag}>`;
        if (silent.has(tag)) quiet -= 1;
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return out as Html;
}

function attributesOf(tag: string, attributes: Record<string, string>, origin: string): string {
  const names = [...(keptAttributes[tag] ?? []), 'lang'];
  return names
    .map((name) => [name, whole(name, attributes[name], origin)] as const)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeHtml(value ?? '')}"`)
    .join('');
}

function whole(name: string, value: string | undefined, origin: string): string | undefined {
  if (value === undefined || (name !== 'href' && name !== 'src')) return value;
  if (value.startsWith('#')) return undefined;
  return value.startsWith('/') ? origin + value : value;
}
