/** RSS 2.0 and what came before it, and RSS 1.0, whose items stand beside their channel in RDF. */
import { feedMediaOf } from './feed-media.ts';
import { feedRights, firstWords, peopleOf, plainWords } from './feed-words.ts';
import type { Reader, Said, WireDocument } from './reader.ts';
import { at, attribute, childrenOf, wordsOf } from './xml-nodes.ts';
import { withMore, withOnly, xmlSource } from './xml-source.ts';
import type { XmlElement } from './xml-tree.ts';

/** What of a channel says something of its items: the rest changes with each copy of the feed. */
const ofChannel = new Set([
  ...['title', 'language', 'copyright', 'rights', 'license', 'dc:language', 'dc:rights'],
  ...['dcterms:rightsHolder', 'dcterms:license', 'media:copyright', 'media:license'],
]);

export const rss2: Reader = { name: 'rss', sniff: (document) => isRooted(document, 'rss'), read };
export const rss1: Reader = { name: 'rss-1', sniff: (document) => isRooted(document, 'RDF'), read };

function isRooted(document: WireDocument, key: string): boolean {
  return document.kind === 'xml' && document.root.key === key;
}

function* read(document: WireDocument): Generator<Said> {
  if (document.kind !== 'xml') return;
  const { root } = document;
  const channel = withOnly(at(root, 'channel') ?? { ...root, content: [] }, ofChannel);
  const within = childrenOf(at(root, 'channel'), 'item');
  for (const item of [...within, ...childrenOf(root, 'item')]) {
    const content = root.key === 'rss' ? [withMore(channel, item)] : [channel, item];
    yield { ...sayItem(item, channel), alone: () => xmlSource({ ...root, content }) };
  }
}

function sayItem(item: XmlElement, channel: XmlElement): Said {
  const full = firstWords(item, 'content:encoded');
  const description = firstWords(item, 'description', 'dcterms:abstract');
  return {
    keyName: 'guid',
    itemKey: wordsOf(at(item, 'guid')) ?? attribute(item, 'about') ?? wordsOf(at(item, 'link')) ?? undefined,
    versionCreated: firstWords(item, 'atom:updated', 'dcterms:modified', 'pubDate', 'dc:date'),
    headline: plainWords(firstWords(item, 'title')),
    standfirst: full === null ? null : plainWords(description),
    byline: peopleOf([...childrenOf(item, 'dc:creator'), ...childrenOf(item, 'author')]),
    ...feedRights(item, channel),
    subjects: childrenOf(item, 'category', 'dc:subject').map((category) => ({
      scheme: attribute(category, 'domain'),
      code: null,
      name: plainWords(wordsOf(category)),
    })),
    language:
      wordsOf(at(item, 'dc:language')) ?? wordsOf(at(channel, 'language')) ?? wordsOf(at(channel, 'dc:language')),
    bodyHtml: full ?? description,
    media: feedMediaOf(item),
    source: item,
  };
}
