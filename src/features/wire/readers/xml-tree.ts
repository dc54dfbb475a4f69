/**
 * XML as a small tree. The parser (saxes) is strict, so that a file which lost bytes in its middle is refused and not half
 * read, and knows no entity but XML's own five. What could make it slow or large is bounded while it is read.
 */
import { SaxesParser } from 'saxes';
import { KnownError } from '../../../platform/http/errors.ts';
import { mendReferences } from './mend-references.ts';

const most = {
  characters: 4 * 1_048_576,
  elements: 60_000,
  depth: 200,
  attributes: 200_000,
  attributesOfOne: 200,
  attributeCharacters: 100_000,
  /** Comments and instructions to programs. */
  asides: 5_000,
};

export interface XmlElement {
  /** As it is written, with its prefix. */
  name: string;
  /** Without a prefix in the document's own vocabulary and in unknown ones; `media:content` in those of `extensions`. */
  key: string;
  attributes: Readonly<Record<string, string>>;
  content: (XmlElement | string)[];
}

/** Vocabularies whose words would else be taken for the document's own, by the prefix that we call them by. */
const extensions = new Map([
  ['http://search.yahoo.com/mrss/', 'media'],
  ['http://search.yahoo.com/mrss', 'media'],
  ['http://purl.org/rss/1.0/modules/content/', 'content'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://purl.org/dc/terms/', 'dcterms'],
  ['http://www.w3.org/2005/Atom', 'atom'],
  ['http://purl.org/atompub/tombstones/1.0', 'at'],
  ['http://www.w3.org/2007/app', 'app'],
]);

/** Addresses by prefix; what an element does not declare it has from the one around it. */
type Namespaces = Readonly<Record<string, string | undefined>>;
const noNamespaces = Object.create(null) as Namespaces;

export function parseXml(text: string): XmlElement {
  if (text.length > most.characters) throw refused('It has more than 4 MB of XML. Have it sent in parts');
  const open: { element: XmlElement; namespaces: Namespaces }[] = [];
  let root: XmlElement | undefined;
  let rootNamespace: string | undefined;
  const counted = { elements: 0, attributes: 0, ofOne: 0, asides: 0 };
  const parser = new SaxesParser();
  const append = (words: string): void => void open.at(-1)?.element.content.push(words);

  parser.on('error', (error) => {
    // A reference to no character is left as it is written.
    if (error.message.endsWith('malformed character entity.')) return;
    // What is open at the end was never closed: the rest may be on its way.
    const cutOff = /unclosed tag|unexpected end|must contain a root/.test(error.message);
    throw new KnownError(cutOff ? 'wire-cut-off' : 'wire-unreadable', `Its XML is not well-formed (${error.message})`);
  });
  const aside = (): void => {
    counted.asides += 1;
    if (counted.asides > most.asides) throw refused(`It has more than ${most.asides} comments and instructions`);
  };
  parser.on('comment', aside);
  parser.on('processinginstruction', aside);
  parser.on('doctype', () => {
    throw refused('It has a DOCTYPE, which can make entities grow and is not read. Have it sent without one');
  });
  parser.on('opentagstart', () => {
    counted.elements += 1;
    counted.ofOne = 0;
    if (counted.elements > most.elements) throw refused(`It has more than ${most.elements} elements`);
    if (open.length >= most.depth) throw refused(`It is nested more than ${most.depth} deep`);
  });
  parser.on('attribute', ({ value }) => {
    counted.attributes += 1;
    counted.ofOne += 1;
    if (counted.ofOne > most.attributesOfOne || counted.attributes > most.attributes)
      throw refused(`An element has more than ${most.attributesOfOne} attributes, or all together too many`);
    if (value.length > most.attributeCharacters)
      throw refused(`An attribute has more than ${most.attributeCharacters} characters`);
  });
  parser.on('opentag', ({ name, attributes }) => {
    const namespaces = declaredBy(attributes, open.at(-1)?.namespaces);
    const [prefix, local] = split(name);
    const namespace = namespaces[prefix];
    rootNamespace ??= namespace ?? '';
    const extension =
      namespace === undefined ? prefix : namespace === rootNamespace ? '' : (extensions.get(namespace) ?? '');
    const element: XmlElement = {
      name,
      key: extension === '' ? local : `${extension}:${local}`,
      attributes,
      content: [],
    };
    open.at(-1)?.element.content.push(element);
    root ??= element;
    open.push({ element, namespaces });
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', append);
  parser.on('cdata', append);
  parser.write(mendReferences(text)).close();
  if (!root) throw refused('It has no element');
  return root;
}

function declaredBy(attributes: XmlElement['attributes'], inherited: Namespaces = noNamespaces): Namespaces {
  const declared = Object.entries(attributes).filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'));
  if (declared.length === 0) return inherited;
  const own = Object.create(inherited) as Record<string, string>;
  for (const [name, address] of declared) own[name.slice('xmlns:'.length)] = address;
  return own;
}

function split(name: string): [prefix: string, local: string] {
  const colon = name.indexOf(':');
  return colon < 0 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)];
}

function refused(words: string): KnownError {
  return new KnownError('wire-unreadable', `${words}.`);
}
