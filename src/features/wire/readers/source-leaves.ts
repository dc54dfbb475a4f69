/**
 * Every text of an item's source with its path, as a profile writes it: `head/meta[@name="desk"]/@content`,
 * `descriptions[role=caption].value`. Positions in lists are left out. Pure, and bounded.
 */
import { isObject } from './json-parts.ts';
import { isElement } from './profile-path.ts';
import type { Said } from './reader.ts';
import type { XmlElement } from './xml-tree.ts';

export interface Leaf {
  path: string;
  /** Lines part what does not belong together. */
  text: string;
}

const most = { leaves: 2_000, depth: 60, path: 300, text: 20_000 };

export function leavesOf(source: Said['source']): Leaf[] {
  const leaves: Leaf[] = [];
  if (isElement(source)) walkElement(source, [], leaves);
  else walkJson(source, [], leaves);
  return leaves;
}

/** Whether there is room for more. */
function add(leaves: Leaf[], path: string, text: string): boolean {
  if (path !== '' && path.length <= most.path && text.trim() !== '')
    leaves.push({ path, text: text.slice(0, most.text) });
  return leaves.length < most.leaves;
}

/** What stands in a text without being a field: its words are those of the element around it. */
const markup = new Set([
  ...['p', 'div', 'section', 'article', 'main', 'block', 'blockquote', 'bq', 'pre', 'q', 'center', 'span', 'br'],
  ...['ul', 'ol', 'li', 'dl', 'dt', 'dd', 'table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'nitf-table'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hl2', 'em', 'i', 'strong', 'b', 'u', 'a', 'sub', 'sup', 'small', 'cite'],
]);
/** Within these, all is text but what stands beside it. */
const lines = new Set(['p', 'li', 'td', 'th', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hl2', 'dt', 'dd', 'pre']);
const inline = new Set(['em', 'i', 'strong', 'b', 'u', 'a', 'sub', 'sup', 'small', 'cite', 'span', 'q']);
const beside = new Set(['media', 'figure', 'img', 'video', 'audio', 'table-caption', 'aside']);
/** Their words are a program's. */
const silentAttributes = /^(xmlns(:|$)|xml:|class$|style$|id$|xsi:)/;
/** What tells one element from its like: the first that is there and says so in a code. */
const tellingAttributes = ['role', 'name', 'FormalName', 'rel', 'type', 'scheme', 'scope', 'xml:lang'];
const tellingProperties = ['role', 'rel', 'type', 'scheme'];
const code = /^[\p{L}_][\p{L}\p{N}_:.-]{0,59}$/u;
const number = /\d{4}/;
/** How a text is written is not which text it is. */
const syntaxes = new Set(['html', 'xhtml', 'text']);

function walkElement(element: XmlElement, steps: readonly string[], leaves: Leaf[]): void {
  if (steps.length > most.depth || leaves.length >= most.leaves) return;
  const telling = tellingAttribute(element);
  const here = steps.length === 0 ? [] : [...steps.slice(0, -1), element.key + selector(element, telling)];
  const path = here.join('/');
  for (const [name, text] of Object.entries(element.attributes))
    if (name !== telling && !silentAttributes.test(name) && !add(leaves, [...here, `@${name}`].join('/'), text)) return;
  const words: string[] = [];
  const apart: { element: XmlElement; steps: string[] }[] = [];
  collect(element, here, false, words, apart);
  if (!add(leaves, path, words.join(''))) return;
  for (const part of apart) walkElement(part.element, part.steps, leaves);
}

/** The element's own words, with those of markup within; what is a field of its own stands apart. */
function collect(
  element: XmlElement,
  here: readonly string[],
  inLine: boolean,
  words: string[],
  apart: { element: XmlElement; steps: string[] }[],
): void {
  if (here.length > most.depth) return;
  for (const part of element.content) {
    if (typeof part === 'string') words.push(part);
    else {
      const name = part.key.toLowerCase();
      const steps = [...here, part.key];
      // A headline's second line is a field; between paragraphs it is a heading.
      const isText = element.key !== 'hedline' && (inLine || markup.has(name));
      if (!isText || beside.has(name)) {
        words.push('\n');
        apart.push({ element: part, steps });
      } else {
        const isInline = inLine || inline.has(name);
        if (!isInline) words.push('\n');
        collect(part, steps, inLine || lines.has(name), words, apart);
        if (!isInline) words.push('\n');
      }
    }
  }
}

function tellingAttribute({ attributes }: XmlElement): string | undefined {
  return tellingAttributes.find((name) => isCode(attributes[name]));
}

function selector({ attributes }: XmlElement, telling: string | undefined): string {
  return telling === undefined ? '' : `[@${telling}="${attributes[telling]}"]`;
}

/** One of a few: a number of four digits is a date or one of many. */
function isCode(value: unknown): value is string {
  return typeof value === 'string' && code.test(value) && !number.test(value) && !syntaxes.has(value);
}

/** What a path can name, and what is one of many: `associations.picture--2`. */
const plainKey = /^[\p{L}_$@][\p{L}\p{N}_$:@-]{0,59}$/u;
const counted = /^\d+$|[_-]\d+$|\d{4}/;

function walkJson(value: unknown, steps: readonly string[], leaves: Leaf[], telling?: string): void {
  if (steps.length > most.depth || leaves.length >= most.leaves) return;
  if (typeof value === 'string') return void add(leaves, steps.join('.'), value);
  if (Array.isArray(value)) {
    for (const part of value) {
      const [property, word] = isObject(part) ? tellingProperty(part) : [];
      const last = steps.at(-1) ?? '';
      const told = property === undefined ? steps : [...steps.slice(0, -1), `${last}[${property}=${word}]`];
      walkJson(part, told, leaves, property);
    }
  } else if (isObject(value))
    for (const [key, part] of Object.entries(value)) {
      const step = plainKey.test(key) && !counted.test(key) ? key : '*';
      if (key !== telling) walkJson(part, [...steps, step], leaves);
    }
}

function tellingProperty(part: Record<string, unknown>): [string, string] | [] {
  const found = tellingProperties.find((name) => isCode(part[name]));
  return found === undefined ? [] : [found, String(part[found])];
}
