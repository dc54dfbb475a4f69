/** What a NewsML-G2 item carries: its body, and renditions that lie elsewhere. */
import type { WireKind } from '../wire-item.ts';
import { codeOf, localCode } from './g2-names.ts';
import { innerHtml } from './html-from-xml.ts';
import { nitfBody } from './nitf-body.ts';
import type { NitfBody } from './nitf-body.ts';
import { picturesIn } from './pictures-in-html.ts';
import type { SaidMedia, SaidRendition } from './reader.ts';
import { at, attribute, below, childrenOf, rawTextOf, wordsOf } from './xml-nodes.ts';
import type { XmlElement } from './xml-tree.ts';

export interface G2Body extends Partial<Omit<NitfBody, 'media'>> {
  text: string | null;
  media: SaidMedia[];
}

const markup = ['nitf', 'html', 'body', 'div', 'section', 'article', 'main', 'p'];

/** The first body that there are words in. */
export function bodyOf(item: XmlElement): G2Body {
  const set = at(item, 'contentSet');
  const plain = childrenOf(set, 'inlineData').find((data) => !/html/.test(attribute(data, 'contenttype') ?? ''));
  const rich = childrenOf(set, 'inlineData').find((data) => data !== plain);
  const text = plain ? rawTextOf(plain).trim() || null : null;
  for (const inline of childrenOf(set, 'inlineXML')) {
    const [root] = childrenOf(inline, ...markup);
    if (root?.key === 'nitf') return { ...nitfBody(root), text };
    const html = innerHtml(at(root, 'body') ?? inline).trim();
    if (root && html !== '')
      return { html, text, media: picturesIn(inline), headline: wordsOf(at(root, 'head', 'title')) };
  }
  return { html: rich ? rawTextOf(rich).trim() || null : null, text, media: [] };
}

/** Renditions of a picture or a film are one thing; beside a text each stands for itself. */
export function remoteContentOf(
  item: XmlElement,
  kind: WireKind,
  words: Omit<SaidMedia, 'picture' | 'renditions'>,
): SaidMedia[] {
  const renditions = childrenOf(at(item, 'contentSet'), 'remoteContent').flatMap((remote) =>
    renditionOf(remote, 'rendition'),
  );
  if (renditions.length === 0) return [];
  if (kind !== 'text') return [{ ...words, picture: kind === 'picture' || kind === 'graphic', renditions }];
  return renditions.map((rendition) => ({
    ...{ caption: null, credit: null, alt: null },
    picture: isImage(rendition.type),
    renditions: [rendition],
  }));
}

/** Other files that an item links, where it says that they are pictures. */
export function linkedPicturesOf(item: XmlElement): SaidMedia[] {
  return childrenOf(at(item, 'itemMeta'), 'link')
    .filter((link) => isImage(attribute(link, 'contenttype')) && attribute(link, 'href') !== null)
    .map((link) => ({ caption: null, credit: null, alt: null, picture: true, renditions: renditionOf(link, 'rel') }));
}

/** What a package puts together: items of the same message, else where they are. */
export function packagedMediaOf(item: XmlElement, pictures: ReadonlyMap<string, SaidMedia[]>): SaidMedia[] {
  return below(item, 'itemRef').flatMap((reference) => {
    const known = pictures.get(attribute(reference, 'residref') ?? '');
    if (known) return known;
    const renditions = renditionOf(reference, 'rel');
    if (renditions.length === 0 || !isMedia(reference)) return [];
    const isPicture =
      /picture|photo|graphic/.test(localCode(at(reference, 'itemClass')) ?? '') ||
      isImage(attribute(reference, 'contenttype'));
    const caption = wordsOf(at(reference, 'description'));
    return [
      { caption, credit: null, alt: null, picture: isPicture && attribute(reference, 'href') !== null, renditions },
    ];
  });
}

/** A text that a package names is an item of its own, and so is what says nothing of itself but a guid. */
function isMedia(reference: XmlElement): boolean {
  const said = localCode(at(reference, 'itemClass')) ?? attribute(reference, 'contenttype');
  if (said === null) return attribute(reference, 'href') !== null;
  return /picture|photo|graphic|animated|audio|video|^image\//i.test(said);
}

function renditionOf(element: XmlElement, named: string): SaidRendition[] {
  const href = attribute(element, 'href', 'residref');
  if (href === null) return [];
  const width = Number(attribute(element, 'width') ?? '');
  const name = localCode(element, named) ?? (codeOf(element) === null ? null : localCode(element));
  return [{ name, href, type: attribute(element, 'contenttype'), width: width > 0 ? width : null }];
}

function isImage(type: string | null): boolean {
  return type !== null && /^image\//i.test(type);
}
