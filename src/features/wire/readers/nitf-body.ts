/** The body of an NITF document, also where it lies in another standard's item. */
import { innerHtml } from './html-from-xml.ts';
import type { SaidMedia } from './reader.ts';
import { at, attribute, below, childrenOf, partedWordsOf, wordsOf } from './xml-nodes.ts';
import type { XmlElement } from './xml-tree.ts';

export interface NitfBody {
  headline: string | null;
  abstract: string | null;
  byline: string | null;
  html: string | null;
  media: SaidMedia[];
}

/** Of `nitf`, of its `body`, or of the part of one that was sent alone. */
export function nitfBody(nitf: XmlElement): NitfBody {
  const body = nitf.key === 'body' ? nitf : at(nitf, 'body');
  const head = at(body, 'body.head');
  const content = at(body, 'body.content') ?? bodyAlone(body) ?? (body ? undefined : nitf);
  return {
    headline: wordsOf(at(head, 'hedline', 'hl1')) ?? wordsOf(at(nitf, 'head', 'title')),
    abstract: wordsOf(at(head, 'abstract')),
    byline: bylineOf(head),
    html: innerHtml(content).trim() || null,
    media: [...below(at(body, 'body.head'), 'media'), ...below(content, 'media')].map(mediaOf),
  };
}

/** Paragraphs without `body.content` around them: all but what stands before and after the text. */
function bodyAlone(body: XmlElement | undefined): XmlElement | undefined {
  const content = body?.content.filter((part) => typeof part === 'string' || !/^body\.(head|end)$/.test(part.key));
  const isWhole = at(body, 'body.head') !== undefined && childrenOf(body).length === 1;
  return body && content && !isWhole ? { ...body, content } : undefined;
}

function bylineOf(head: XmlElement | undefined): string | null {
  const bylines = childrenOf(head, 'byline').map((byline) => {
    const office = partedWordsOf(at(byline, 'byttl'));
    const rest = partedWordsOf({
      ...byline,
      content: byline.content.filter((part) => typeof part === 'string' || part.key !== 'byttl'),
    });
    return [rest?.replace(/,$/, ''), office].filter((part) => part != null && part !== '').join(', ');
  });
  return bylines.filter((byline) => byline !== '').join('; ') || null;
}

/** `media`, whose references are renditions of one thing. */
function mediaOf(media: XmlElement): SaidMedia {
  const references = childrenOf(media, 'media-reference');
  const metadata = (name: string): string | null =>
    attribute(
      childrenOf(media, 'media-metadata').find((part) => attribute(part, 'name')?.toLowerCase() === name),
      'value',
    );
  const type = attribute(media, 'media-type') ?? '';
  const mime = attribute(references[0], 'mime-type') ?? '';
  return {
    picture: /^(image|photo|picture|graphic)/i.test(type) || (type === '' && mime.startsWith('image/')),
    caption:
      childrenOf(media, 'media-caption')
        .map(wordsOf)
        .find((words) => words !== null) ?? null,
    credit: wordsOf(at(media, 'media-producer')) ?? metadata('credit') ?? metadata('byline'),
    rights: {
      notice: metadata('copyright') ?? metadata('copyright-notice'),
      usageTerms: metadata('usage-terms') ?? metadata('usageterms') ?? metadata('instructions'),
      expires: metadata('expires'),
    },
    alt: references.map((reference) => attribute(reference, 'alternate-text')).find((alt) => alt !== null) ?? null,
    renditions: references.flatMap((reference) => {
      const href = attribute(reference, 'source', 'data-location');
      const width = Number(attribute(reference, 'width') ?? '');
      if (href === null) return [];
      return [
        {
          name: attribute(reference, 'name', 'id'),
          href,
          type: attribute(reference, 'mime-type'),
          width: width > 0 ? width : null,
        },
      ];
    }),
  };
}
