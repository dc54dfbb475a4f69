/** NewsML-G2: an item of news, a package of items, or a message with several of both. */
import type { WireKind } from '../wire-item.ts';
import { meantBy } from '../wire-profile.ts';
import type { WireProfile } from '../wire-profile.ts';
import { bodyOf, linkedPicturesOf, packagedMediaOf, remoteContentOf } from './g2-content.ts';
import { aloneIn, openMessage, picturesBeside } from './g2-message.ts';
import { codeOf, inLanguage, localCode, nameOf, placeOf } from './g2-names.ts';
import type { Reader, Said, SaidMedia } from './reader.ts';
import { at, attribute, childrenOf, partedWordsOf, wordsOf } from './xml-nodes.ts';
import type { XmlElement } from './xml-tree.ts';

const items = ['newsItem', 'packageItem'];
const kinds = new Map<string, WireKind>([
  ...(['picture', 'graphic', 'audio', 'video'] as const).map((kind): [string, WireKind] => [kind, kind]),
  ['photo', 'picture'],
  ['animated', 'graphic'],
]);

/** What shows something, by guid. */
type Pictures = ReadonlyMap<string, SaidMedia[]>;
const mostBeside = 100;

export const newsmlG2: Reader = {
  name: 'newsml-g2',
  sniff: (document) => document.kind === 'xml' && [...items, 'newsMessage'].includes(document.root.key),
  *read(document, profile) {
    if (document.kind !== 'xml') return;
    const { root } = document;
    const all = items.includes(root.key) ? [root] : childrenOf(at(root, 'itemSet'), ...items);
    const message = openMessage(root, all, isPicture);
    const pictures: Pictures = new Map([...message.pictures].map(([guid, item]) => [guid, mediaOf(item)]));
    for (const item of all) {
      const shown = kindOf(item) === 'text' ? picturesBeside(message, item) : [];
      const beside = shown.flatMap((guid) => pictures.get(guid) ?? []).slice(0, mostBeside);
      yield {
        ...sayItem(item, pictures, beside, profile),
        ...(all.length > 1 ? { alone: () => aloneIn(message, item, shown) } : {}),
      };
    }
  },
};

function sayItem(item: XmlElement, pictures: Pictures, beside: readonly SaidMedia[], profile: WireProfile): Said {
  const [meta, content] = [at(item, 'itemMeta'), at(item, 'contentMeta')];
  const language = attribute(at(content, 'language'), 'tag') ?? attribute(item, 'lang');
  const body = bodyOf(item);
  const located = at(content, 'located');
  const embargoed = childrenOf(meta, 'embargoed')[0] ?? at(content, 'embargoed');
  const status = at(meta, 'pubStatus');
  return {
    keyName: 'guid',
    itemKey: attribute(item, 'guid') ?? undefined,
    version: attribute(item, 'version'),
    versionCreated: wordsOf(at(meta, 'versionCreated')),
    kind: kindOf(item),
    status: status && (codeOf(status) ?? wordsOf(status) ?? ''),
    embargo: embargoed && (wordsOf(embargoed) ?? ''),
    target: targetOf(meta, profile),
    expires: wordsOf(at(meta, 'expires')) ?? wordsOf(at(content, 'expires')),
    headline: headlineOf(content) ?? body.headline ?? wordsOf(at(meta, 'title')),
    standfirst: descriptionOf(content, /summ|abstract|intro|stand|lead|teaser|^$/i) ?? body.abstract ?? null,
    slugline: wordsOf(at(content, 'slugline')),
    dateline: wordsOf(at(content, 'dateline')) ?? nameOf(located, language) ?? attribute(located, 'literal'),
    place: placeOf(located, language),
    byline: bylineOf(content, language, body.byline ?? null),
    ...rightsOf(item, language),
    subjects: subjectsOf(content, language),
    urgency: wordsOf(at(content, 'urgency')),
    signals: childrenOf(meta, 'signal')
      .map((signal) => codeOf(signal) ?? '')
      .filter((code) => code !== ''),
    edNote:
      childrenOf(meta, 'edNote')
        .map(partedWordsOf)
        .filter((note) => note !== null)
        .join('\n') || null,
    language,
    bodyHtml: body.html ?? null,
    bodyText: body.text,
    media: item.key === 'packageItem' ? packagedMediaOf(item, pictures) : [...mediaOf(item), ...beside],
    source: item,
  };
}

function kindOf(item: XmlElement): WireKind {
  if (item.key === 'packageItem') return 'package';
  return kinds.get(localCode(at(item, 'itemMeta', 'itemClass')) ?? '') ?? 'text';
}

function isPicture(item: XmlElement): boolean {
  return ['picture', 'graphic'].includes(kindOf(item));
}

/** A text's description is its summary, and nothing's caption. */
function mediaOf(item: XmlElement): SaidMedia[] {
  const content = at(item, 'contentMeta');
  const kind = kindOf(item);
  const words = {
    caption: descriptionOf(content, /capt/i) ?? descriptionOf(content, /^(?!.*alt)/i),
    credit: wordsOf(at(content, 'creditline')) ?? bylineOf(content, null, null),
    alt: descriptionOf(content, /alt/i) ?? wordsOf(at(content, 'altText')),
    ...(isPicture(item) ? { rights: pictureRightsOf(item) } : {}),
  };
  return [...remoteContentOf(item, kind, words), ...bodyOf(item).media, ...linkedPicturesOf(item)];
}

/** IPTC's relations say nothing of a status; a provider's own may, by its profile or in plain words. */
function targetOf(meta: XmlElement | undefined, profile: WireProfile): NonNullable<Said['target']> | null {
  for (const link of childrenOf(meta, 'link')) {
    const itemKey = attribute(link, 'residref', 'guidref', 'href');
    const rel = attribute(link, 'rel', 'reluri') ?? '';
    const word = rel.replace(/^.*[:/#]/s, '');
    const status =
      meantBy(profile.statuses, rel) ??
      meantBy(profile.statuses, word) ??
      plainly.find(([said]) => said.test(word))?.[1];
    if (itemKey !== null && status !== undefined) return { itemKey, status };
  }
  return null;
}

const plainly: [RegExp, string][] = [
  [/^(cancel|kill|retract|withdraw)/i, 'canceled'],
  [/^withh[oe]ld/i, 'withheld'],
];

function headlineOf(content: XmlElement | undefined): string | null {
  const headlines = childrenOf(content, 'headline').filter((headline) => wordsOf(headline) !== null);
  const role = (headline: XmlElement): string => localCode(headline, 'role') ?? '';
  const main =
    headlines.find((headline) => role(headline) === '') ??
    headlines.find((headline) => /main|head/i.test(role(headline)));
  return wordsOf(main ?? headlines[0]);
}

function descriptionOf(content: XmlElement | undefined, role: RegExp): string | null {
  const found = childrenOf(content, 'description').filter((one) => role.test(localCode(one, 'role') ?? ''));
  return found.map(wordsOf).find((words) => words !== null) ?? null;
}

/** Who wrote it: `by`, else the persons named as creators, else what stands in the body, else a creator's code. */
function bylineOf(content: XmlElement | undefined, language: string | null, inBody: string | null): string | null {
  const by = childrenOf(content, 'by')
    .map(partedWordsOf)
    .filter((words) => words !== null);
  const creators = childrenOf(content, 'creator');
  const names = creators.map((creator) => nameOf(creator, language)).filter((name) => name !== null);
  return by.join('; ') || names.join(', ') || inBody || attribute(creators[0], 'literal');
}

function rightsOf(item: XmlElement, language: string | null): Pick<Said, 'holder' | 'notice' | 'usageTerms'> {
  const infos = childrenOf(item, 'rightsInfo');
  // Those that speak of a part come after those that speak of all of it.
  const whole = infos.toSorted(
    (a, b) => Number(attribute(a, 'scope', 'scopeuri') !== null) - Number(attribute(b, 'scope', 'scopeuri') !== null),
  );
  const first = (key: string): string | null =>
    whole.map((info) => inLanguage(childrenOf(info, key), language)).find((words) => words !== null) ?? null;
  const holders = whole.flatMap((info) => childrenOf(info, 'copyrightHolder'));
  const holder = holders.map(
    (one) => nameOf(one, language) ?? wordsOf(one) ?? attribute(one, 'literal') ?? localCode(one),
  );
  return {
    holder: holder.find((name) => name !== null) ?? null,
    notice: first('copyrightNotice'),
    usageTerms: first('usageTerms'),
  };
}

function pictureRightsOf(item: XmlElement): NonNullable<SaidMedia['rights']> {
  const meta = at(item, 'itemMeta');
  const { notice, usageTerms } = rightsOf(item, null);
  const [embargoed, status] = [at(meta, 'embargoed'), at(meta, 'pubStatus')];
  return {
    ...{ notice: notice ?? null, usageTerms: usageTerms ?? null },
    expires: wordsOf(at(meta, 'expires')) ?? wordsOf(at(item, 'contentMeta', 'expires')),
    status: status && (codeOf(status) ?? wordsOf(status) ?? ''),
    embargo: embargoed && (wordsOf(embargoed) ?? ''),
  };
}

function subjectsOf(content: XmlElement | undefined, language: string | null): NonNullable<Said['subjects']> {
  const subjects = childrenOf(content, 'subject').map((subject) => ({
    scheme: null,
    code: codeOf(subject),
    name: nameOf(subject, language),
  }));
  const keywords = childrenOf(content, 'keyword').map((keyword) => ({
    scheme: null,
    code: null,
    name: wordsOf(keyword),
  }));
  return [...subjects, ...keywords];
}
