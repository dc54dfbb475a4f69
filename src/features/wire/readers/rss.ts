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
  const channel = at(root, 'channel');
  const shell = channel && withOnly(channel, ofChannel);
  const say = (item: XmlElement, content: XmlElement[]): Said => ({
    ...sayItem(item, shell),
    alone: () => xmlSource({ ...root, content }),
  });
  for (const item of childrenOf(channel, 'item')) if (shell) yield say(item, [withMore(shell, item)]);
  for (const item of childrenOf(root, 'item')) yield say(item, shell ? [shell, item] : [item]);
}

function sayItem(item: XmlElement, channel: XmlElement | undefined): Said {
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
