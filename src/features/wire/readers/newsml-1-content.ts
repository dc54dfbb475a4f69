/** What the components of a NewsML 1.2 item carry, however deep they lie. */
import type { WireKind } from '../wire-item.ts';
import { innerHtml } from './html-from-xml.ts';
import { nitfBody } from './nitf-body.ts';
import type { NitfBody } from './nitf-body.ts';
import { picturesIn } from './pictures-in-html.ts';
import type { SaidMedia } from './reader.ts';
import { at, attribute, below, childrenOf, partedWordsOf, rawTextOf, wordsOf } from './xml-nodes.ts';
import type { XmlElement } from './xml-tree.ts';

export interface ContentBody extends NitfBody {
  text: string | null;
  /** What there is where there are no words. */
  kind: WireKind;
}

const pictures = /photo|picture|image|graphic/i;
const none = { headline: null, abstract: null, byline: null, html: null, text: null };

/** The first words of the main part; those of a part without a role before those of others. */
export function bodyIn(item: XmlElement): ContentBody {
  const parts = partsOf(item, null);
  const kind = parts.map(({ content }) => kindOf(content)).find((found) => found !== 'text') ?? 'text';
  const rank = (role: string | null): number => (role === null ? 1 : /main|body|text|story/i.test(role) ? 0 : 2);
  const texts = parts.filter(
    ({ content, role }) => kindOf(content) === 'text' && !/caption|style|headline/i.test(role ?? ''),
  );
  for (const { content } of texts.toSorted((a, b) => rank(a.role) - rank(b.role))) {
    const body = textOf(content);
    if (body !== null) return { ...body, kind };
  }
  return { ...none, media: [], kind };
}

interface Part {
  content: XmlElement;
  role: string | null;
}

/** Every content with the role of what it lies in. */
function partsOf(component: XmlElement, role: string | null, parts: Part[] = []): Part[] {
  const own = roleOf(component) ?? role;
  for (const content of childrenOf(component, 'ContentItem')) parts.push({ content, role: own });
  for (const part of childrenOf(component, 'NewsComponent')) partsOf(part, own, parts);
  return parts;
}

function textOf(content: XmlElement): Omit<ContentBody, 'kind'> | null {
  const data = at(content, 'DataContent');
  const nitf = at(data, 'nitf');
  if (nitf) return { ...nitfBody(nitf), text: null };
  const elements = childrenOf(data).length > 0;
  const words = elements ? innerHtml(at(data, 'html', 'body') ?? data).trim() : rawTextOf(data).trim();
  if (words === '') return null;
  const rich = elements || /<\w[^<]*>/.test(words);
  return { ...none, media: picturesIn(data), html: rich ? words : null, text: rich ? null : words };
}

/**
 * Renditions of one picture lie in components side by side, each with its role, and their caption in another; files in one
 * component are renditions too.
 */
export function mediaIn(item: XmlElement): SaidMedia[] {
  return [...filesIn(item), ...bodyIn(item).media];
}

const ofRenditions = /caption|thumb|preview|quick|high|low|small|large|original/i;

function filesIn(component: XmlElement, found: SaidMedia[] = []): SaidMedia[] {
  const parts = childrenOf(component, 'NewsComponent');
  const together = parts.some((part) => ofRenditions.test(roleOf(part) ?? ''));
  const side = new Set(together ? parts.filter((part) => childrenOf(part, 'ContentItem').some(isFile)) : []);
  const files = [component, ...side].flatMap((one) =>
    childrenOf(one, 'ContentItem')
      .filter(isFile)
      .map((file) => ({ file, name: one === component ? null : roleOf(one) })),
  );
  if (files.length > 0) found.push(mediaOf(component, files));
  for (const part of parts) if (!side.has(part)) filesIn(part, found);
  return found;
}

function mediaOf(component: XmlElement, files: readonly { file: XmlElement; name: string | null }[]): SaidMedia {
  const captions = childrenOf(component, 'NewsComponent').filter((part) => /caption/i.test(roleOf(part) ?? ''));
  const lines = [component, ...captions].flatMap((part) => childrenOf(part, 'NewsLines'));
  const line = (name: string): string | null =>
    lines.map((one) => partedWordsOf(at(one, name))).find((words) => words !== null) ?? null;
  const caption = captions
    .map((part) => wordsOf(at(part, 'ContentItem', 'DataContent')))
    .find((words) => words !== null);
  return {
    picture: files.some(({ file }) => kindOf(file) === 'picture'),
    caption: caption ?? line('Caption'),
    credit: line('CreditLine') ?? line('ByLine'),
    alt: null,
    rights: {
      notice: line('CopyrightLine'),
      usageTerms: line('RightsLine') ?? usageOf(at(component, 'RightsMetadata')),
    },
    renditions: files.map(({ file, name }) => ({
      name,
      href: attribute(file, 'Href') ?? '',
      type: attribute(at(file, 'MimeType'), 'FormalName'),
      width: widthOf(file),
    })),
  };
}

/** Each kind of use with where and how far it goes, a line each. */
export function usageOf(part: XmlElement | undefined): string | null {
  const parts = below(part, 'UsageRights').flatMap((usage) =>
    childrenOf(usage, 'UsageType', 'Geography', 'Limitations').map(wordsOf),
  );
  return [...new Set(parts.filter((words) => words !== null))].join('\n') || null;
}

function roleOf(component: XmlElement): string | null {
  return attribute(at(component, 'Role'), 'FormalName');
}

function isFile(content: XmlElement): boolean {
  return attribute(content, 'Href') !== null;
}

function widthOf(file: XmlElement): number | null {
  const property = childrenOf(at(file, 'Characteristics'), 'Property').find(
    (one) => attribute(one, 'FormalName') === 'Width',
  );
  const width = Number(attribute(property, 'Value') ?? '');
  return width > 0 ? width : null;
}

function kindOf(content: XmlElement): WireKind {
  const type =
    attribute(at(content, 'MediaType'), 'FormalName') ?? attribute(at(content, 'MimeType'), 'FormalName') ?? '';
  if (pictures.test(type)) return 'picture';
  return /video/i.test(type) ? 'video' : /audio/i.test(type) ? 'audio' : 'text';
}
