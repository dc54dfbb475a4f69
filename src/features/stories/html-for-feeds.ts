/**
 * Our HTML as feed readers and mail programs take it: elements that mean something everywhere, whole addresses, and
 * neither class, id nor script. What is not listed leaves its words behind; what only a page can do or draw leaves nothing.
 */
import type { Html } from '../../platform/html/raw.ts';

const kept = new Set(
  (
    'p h2 h3 ul ol li dl dt dd blockquote table caption thead tbody tr th td figure figcaption img a em strong b q br time ' +
    'ruby rt rp span'
  ).split(' '),
);
const silent = new Set(['script', 'style', 'template', 'form', 'button', 'iframe', 'svg', 'nav']);
const keptAttributes: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'rel'],
  img: ['src', 'alt', 'width', 'height'],
  th: ['scope'],
  time: ['datetime'],
};

/**
 * A tag, or what stands before the next. Only for what our own renderer has made, which closes what it opens and escapes
 * whatever was written: no parser is needed for that.
 */
const piece = /<(\/?)([a-z][a-z0-9]*)((?:\s[a-z-]+(?:="[^"]*")?)*)\s*(\/?)>|[^<]+/g;
const attribute = /\s([a-z-]+)(?:="([^"]*)")?/g;

/** `origin`: of the site whose paths are in it. */
export function htmlForFeeds(html: Html, origin: string): Html {
  let out = '';
  let quiet = 0;
  /** Of each that is open: whether its start was kept, and its end is with it; whether nothing of it is said. */
  const open: { shown: boolean; mute: boolean }[] = [];
  for (const [text, closes, tag, attributes = '', isEmpty] of html.matchAll(piece)) {
    if (tag === undefined) {
      if (quiet === 0) out += text;
    } else if (closes) {
      const ended = open.pop();
      if (ended?.shown) out += `</${tag}>`;
      if (ended?.mute) quiet -= 1;
    } else {
      const mute = silent.has(tag) || attributes.includes(' aria-hidden="true"');
      if (mute && !isEmpty) quiet += 1;
      const said = attributesOf(tag, attributes, origin);
      // A link that leads nowhere outside its page, and a span that says nothing, are words alone.
      const shown = quiet === 0 && kept.has(tag) && (said !== '' || (tag !== 'a' && tag !== 'span'));
      if (shown) out += `<${tag}${said}${isEmpty}>`;
      if (!isEmpty) open.push({ shown, mute });
    }
  }
  return out as Html;
}

/** Values stay as they are: they are escaped already. */
function attributesOf(tag: string, attributes: string, origin: string): string {
  const names = [...(keptAttributes[tag] ?? []), 'lang'];
  const there = new Map([...attributes.matchAll(attribute)].map(([, name = '', value = '']) => [name, value]));
  return names
    .map((name) => [name, whole(name, there.get(name), origin)] as const)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');
}

function whole(name: string, value: string | undefined, origin: string): string | undefined {
  if (value === undefined || (name !== 'href' && name !== 'src')) return value;
  if (value.startsWith('#')) return undefined;
  return value.startsWith('/') ? origin + value : value;
}
