/** Pictures and other files beside an entry of a feed: Media RSS and enclosures. */
import type { SaidMedia, SaidRendition } from './reader.ts';
import { plainWords } from './feed-words.ts';
import { at, attribute, childrenOf, rawTextOf } from './xml-nodes.ts';
import type { XmlElement } from './xml-tree.ts';

const picturesName = /\.(jpe?g|png|webp|gif|avif)([?#]|$)/i;

export function feedMediaOf(entry: XmlElement): SaidMedia[] {
  const groups = childrenOf(entry, 'media:group').map((group) =>
    mediaOf(childrenOf(group, 'media:content'), group, entry),
  );
  const single = childrenOf(entry, 'media:content').map((content) => mediaOf([content], content, entry));
  const enclosures = [
    ...childrenOf(entry, 'enclosure'),
    ...childrenOf(entry, 'link', 'atom:link').filter((link) => attribute(link, 'rel') === 'enclosure'),
  ].map((enclosure) => mediaOf([enclosure], enclosure, entry));
  const said = [...groups, ...single, ...enclosures].filter(({ renditions }) => renditions.length > 0);
  const seen = new Set(said.flatMap(({ renditions }) => renditions.map(({ href }) => href)));
  const thumbnails = [entry, ...childrenOf(entry, 'media:group', 'media:content')]
    .flatMap((part) => childrenOf(part, 'media:thumbnail'))
    .filter((thumbnail) => !seen.has(attribute(thumbnail, 'url') ?? ''))
    .map((thumbnail) => ({
      ...mediaOf([thumbnail], thumbnail, entry),
      // A thumbnail is the picture only where there is no other.
      picture: !said.some(({ picture }) => picture),
    }));
  return unrepeated([...said, ...thumbnails.slice(0, 1)]);
}

/** The words stand nearest to the thing, or around it. `media:title` is never alternative text. */
function mediaOf(contents: readonly XmlElement[], part: XmlElement, entry: XmlElement): SaidMedia {
  const own = [...contents, part];
  const around = [...own, entry];
  const words = (key: string): string | null =>
    around.map((one) => plainWords(rawTextOf(at(one, key)))).find((found) => found !== null) ?? null;
  const renditions = contents.flatMap(renditionOf);
  const medium = attribute(contents[0], 'medium');
  return {
    picture: medium === null ? renditions.some(isPicture) : medium === 'image',
    caption: words('media:description'),
    credit: words('media:credit'),
    alt: null,
    rights: rightsOf(own),
    renditions,
  };
}

/** What is said around it is the entry's. A status that is not `active` is one that nobody knows, and withholds. */
function rightsOf(own: readonly XmlElement[]): NonNullable<SaidMedia['rights']> {
  const first = (key: string): XmlElement | undefined => own.map((one) => at(one, key)).find((found) => found);
  const state = attribute(first('media:status'), 'state');
  const license = first('media:license');
  return {
    notice: plainWords(rawTextOf(first('media:copyright'))),
    usageTerms: plainWords(rawTextOf(license)) ?? attribute(license, 'href'),
    status: state === null || state === 'active' ? undefined : state === 'deleted' ? 'canceled' : state,
    // Dublin Core's way to write a time with an end (DCMI Period).
    expires: /(?:^|;)\s*end=([^;]+)/.exec(rawTextOf(first('dcterms:valid')))?.[1],
  };
}

function renditionOf(element: XmlElement): SaidRendition[] {
  const href = attribute(element, 'url', 'href');
  if (href === null) return [];
  const width = Number(attribute(element, 'width') ?? '');
  const name = element.key === 'media:thumbnail' ? 'thumbnail' : null;
  return [{ name, href, type: attribute(element, 'type'), width: width > 0 ? width : null }];
}

function isPicture({ type, href }: SaidRendition): boolean {
  return type === null ? picturesName.test(href) : /^image\//i.test(type);
}

/** The same file is often named twice, as enclosure and by Media RSS. */
function unrepeated(said: readonly SaidMedia[]): SaidMedia[] {
  const seen = new Set<string>();
  return said.flatMap((media) => {
    const renditions = media.renditions.filter(({ href }) => !seen.has(href));
    for (const { href } of renditions) seen.add(href);
    return renditions.length > 0 ? [{ ...media, renditions }] : [];
  });
}
