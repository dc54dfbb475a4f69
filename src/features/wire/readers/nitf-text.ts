/**
 * The body of NITF that came as text in another standard's item: a whole document, a part of one, several elements side by
 * side, or words alone. What is not well-formed is read as browsers read HTML, and said.
 */
import { Parser } from 'htmlparser2';
import { KnownError } from '../../../platform/http/errors.ts';
import { nitfBody } from './nitf-body.ts';
import { at } from './xml-nodes.ts';
import { escapeText } from './xml-source.ts';
import { parseXml } from './xml-tree.ts';
import type { XmlElement } from './xml-tree.ts';

const most = { characters: 4 * 1_048_576, elements: 60_000, depth: 200 };
const unreadable = 'Its body in NITF cannot be read.';

export interface NitfText {
  html: string | null;
  /** In words, where not all is well. */
  problems: string[];
}

export function readNitfText(said: string): NitfText {
  const text = said.replace(/^\s*<\?xml[^>]*\?>/, '').trim();
  if (text === '') return { html: null, problems: [] };
  if (!/<[a-z!/]/i.test(text)) return { html: paragraphs(text), problems: [] };
  const strict = strictly(text);
  const root = strict ?? leniently(text);
  const html = root && nitfBody(at(root, 'nitf') ?? root).html;
  if (!html) return { html: null, problems: [unreadable] };
  return { html, problems: strict ? [] : ['Its body in NITF is not well-formed: look whether all of it is there.'] };
}

function paragraphs(text: string): string {
  return text
    .split(/\r?\n\s*\n/)
    .map((paragraph) => `<p>${escapeText(paragraph.trim())}</p>`)
    .join('');
}

/** As it is, else with its parts side by side. HTML's line break is the one thing that everybody leaves open. */
function strictly(text: string): XmlElement | undefined {
  const closed = text.replaceAll(/<br\s*>(?:<\/br>)?/gi, '<br/>');
  for (const xml of [closed, `<body>${closed}</body>`])
    try {
      return inBody(parseXml(xml));
    } catch (error) {
      if (!(error instanceof KnownError)) throw error;
    }
  return undefined;
}

function inBody(root: XmlElement): XmlElement {
  return /^(nitf|body|body\.content)$/.test(root.key) ? root : { ...emptyBody, content: [root] };
}

const emptyBody = { name: 'body', key: 'body', attributes: {} };

/** Undefined for what no news is: nested too deep, or too much. */
function leniently(text: string): XmlElement | undefined {
  if (text.length > most.characters) return undefined;
  const root: XmlElement = { ...emptyBody, content: [] };
  const open = [root];
  let elements = 0;
  let tooMuch = false;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        elements += 1;
        tooMuch ||= elements > most.elements || open.length > most.depth;
        if (tooMuch) return parser.pause();
        const element: XmlElement = { name, key: name.replace(/^.*:/, ''), attributes, content: [] };
        open.at(-1)?.content.push(element);
        open.push(element);
      },
      ontext: (words) => void open.at(-1)?.content.push(words),
      onclosetag: () => void (open.length > 1 && open.pop()),
    },
    { decodeEntities: true, recognizeSelfClosing: true },
  );
  parser.end(text);
  return tooMuch ? undefined : root;
}
