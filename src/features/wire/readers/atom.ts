/** Atom (RFC 4287), with what is deleted by RFC 6721 and drafts by RFC 5023. */
import { feedMediaOf } from './feed-media.ts';
import { feedRights, peopleOf, plainWords } from './feed-words.ts';
import { innerHtml } from './html-from-xml.ts';
import { nitfBody } from './nitf-body.ts';
import type { Reader, Said } from './reader.ts';
import { at, attribute, childrenOf, rawTextOf, wordsOf } from './xml-nodes.ts';
import { withMore, withOnly, xmlSource } from './xml-source.ts';
import type { XmlElement } from './xml-tree.ts';

/** What of a feed says something of its entries. */
const ofFeed = new Set(['title', 'author', 'rights', 'link', 'license', 'media:copyright']);

export const atom: Reader = {
  name: 'atom',
  sniff: (document) => document.kind === 'xml' && ['feed', 'entry'].includes(document.root.key),
  *read(document) {
    if (document.kind !== 'xml') return;
    const { root } = document;
    if (root.key === 'entry') return yield sayEntry(root, undefined);
    const feed = withOnly(root, ofFeed);
    for (const entry of childrenOf(root, 'entry', 'at:deleted-entry')) {
      const said = entry.key === 'entry' ? sayEntry(entry, feed) : sayDeleted(entry);
      yield { ...said, alone: () => xmlSource(withMore(feed, entry)) };
    }
  },
};

function sayEntry(entry: XmlElement, feed: XmlElement | undefined): Said {
  const content = contentOf(at(entry, 'content'));
  const summary = contentOf(at(entry, 'summary'));
  const hasBody = (content.html ?? content.text) !== null;
  const body = hasBody ? content : summary;
  const authors = [entry, at(entry, 'source'), feed]
    .map((part) => childrenOf(part, 'author'))
    .find((found) => found.length > 0);
  const elsewhere = attribute(at(entry, 'content'), 'src');
  return {
    keyName: 'id',
    itemKey: wordsOf(at(entry, 'id')) ?? undefined,
    versionCreated: wordsOf(at(entry, 'updated')) ?? wordsOf(at(entry, 'published')),
    status: /^yes$/i.test(wordsOf(at(entry, 'app:control', 'app:draft')) ?? '') ? 'withheld' : undefined,
    headline: plainText(at(entry, 'title')),
    standfirst: hasBody ? plainText(at(entry, 'summary')) : null,
    byline: peopleOf((authors ?? []).map((author) => at(author, 'name') ?? author)),
    ...feedRights(entry, feed),
    subjects: childrenOf(entry, 'category').map((category) => ({
      scheme: attribute(category, 'scheme'),
      code: attribute(category, 'term'),
      name: attribute(category, 'label', 'term'),
    })),
    language: attribute(at(entry, 'content'), 'lang') ?? attribute(entry, 'lang') ?? attribute(feed, 'lang'),
    bodyHtml: body.html,
    bodyText: body.text,
    media: feedMediaOf(entry),
    problems: elsewhere === null ? [] : [`Its text is not in the feed but at ${elsewhere.slice(0, 500)}.`],
    source: entry,
  };
}

function sayDeleted(entry: XmlElement): Said {
  return {
    keyName: 'ref',
    itemKey: attribute(entry, 'ref') ?? undefined,
    versionCreated: attribute(entry, 'when'),
    status: 'canceled',
    edNote: wordsOf(at(entry, 'at:comment')),
    source: entry,
  };
}

/** A text construct or content: plain, HTML as text, XHTML or NITF as elements. */
function contentOf(element: XmlElement | undefined): { html: string | null; text: string | null } {
  if (!element) return { html: null, text: null };
  const type = attribute(element, 'type')?.toLowerCase() ?? 'text';
  const [nitf] = childrenOf(element, 'nitf');
  if (nitf) return { html: nitfBody(nitf).html, text: null };
  if (childrenOf(element).length > 0) return { html: innerHtml(element).trim() || null, text: null };
  const words = rawTextOf(element).trim() || null;
  if (type.includes('html')) return { html: words, text: null };
  return { html: null, text: type === 'text' || type.startsWith('text/') ? words : null };
}

function plainText(element: XmlElement | undefined): string | null {
  const { html, text } = contentOf(element);
  return plainWords(html ?? text);
}
