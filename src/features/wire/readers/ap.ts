/** JSON as AP's Media API has it: an item, or a page of a feed with several. */
import type { WireKind, WirePlace, WireSubject } from '../wire-item.ts';
import { isObject, namedAt, numberAt, objectsAt, textAt, textsAt } from './json-parts.ts';
import type { JsonObject } from './json-parts.ts';
import { readNitfText } from './nitf-text.ts';
import type { Reader, Said, SaidMedia, WireDocument } from './reader.ts';
import { placeFromWords, unshouted } from './to-place.ts';

const kinds = new Set<string | null>(['picture', 'graphic', 'audio', 'video']);

export const ap: Reader = {
  name: 'ap',
  sniff: (document) => itemsIn(document) !== null,
  *read(document) {
    const items = itemsIn(document) ?? [];
    for (const item of items)
      yield { ...sayItem(item), ...(items.length > 1 ? { alone: () => JSON.stringify({ item }) } : {}) };
  },
};

/** Wrapped in `data`, in `items`, in `item`, or bare. Null for what is not of this kind. */
function itemsIn(document: WireDocument): JsonObject[] | null {
  if (document.kind !== 'json' || !isObject(document.value)) return null;
  const data = isObject(document.value['data']) ? document.value['data'] : document.value;
  const list = Array.isArray(data['items']) ? objectsAt(data, 'items') : [data];
  const items = list.map((one) => (isObject(one['item']) ? one['item'] : one));
  const page = data !== document.value && Array.isArray(data['items']);
  return page || items.some((item) => isObject(item['altids']) && 'itemid' in item['altids']) ? items : null;
}

function sayItem(item: JsonObject): Said {
  const type = textAt(item, 'type');
  const kind = kinds.has(type) ? (type as WireKind) : 'text';
  const { problems, ...words } = bodyOf(item);
  const nitf = namedAt(item, 'renditions').find(([name]) => name !== null && /nitf/i.test(name))?.[1];
  const missing = kind === 'text' && words.bodyHtml === null && words.bodyText === null && textAt(nitf, 'href');
  const located = textAt(item, 'located');
  const place = placeOf(item);
  return {
    keyName: 'altids.itemid',
    itemKey: isObject(item['altids']) ? item['altids']['itemid'] : undefined,
    version: item['version'],
    etag: textAt(item['altids'], 'etag'),
    versionCreated: item['versioncreated'],
    kind,
    status: item['pubstatus'],
    embargo: item['embargoed'],
    target: targetOf(item),
    expires: item['expires'],
    headline: textAt(item, 'headline', 'headline_extended', 'title'),
    standfirst: textAt(item, 'description_summary'),
    slugline: textAt(item, 'slugline'),
    dateline: located ?? place?.city ?? null,
    place: place ?? (located === null ? null : placeFromWords(located)),
    byline: bylineOf(item),
    holder: textAt(item, 'copyrightholder'),
    notice: textAt(item, 'copyrightnotice'),
    usageTerms: textsAt(item, 'usageterms').join('\n'),
    subjects: subjectsOf(item),
    urgency: item['urgency'],
    signals: [...textsAt(item, 'signals'), ...textsAt(item, 'editorialtypes')],
    edNote: textAt(item, 'ednote'),
    language: textAt(item, 'language'),
    ...words,
    media: [...mediaOf(item), ...namedAt(item, 'associations').flatMap(([, part]) => mediaOf(part))],
    problems: [...problems, ...(missing ? [`Its text is not in the file but at ${missing.slice(0, 500)}.`] : [])],
    source: item,
  };
}

/** NITF, where it came along; else HTML or plain text by name. */
function bodyOf(item: JsonObject): { bodyHtml: string | null; bodyText: string | null; problems: string[] } {
  const nitf = readNitfText(textAt(item, 'body_nitf', 'nitf') ?? '');
  const noText = Object.entries(item).filter(
    ([name, body]) => /^body_(nitf|x?html|text)$/.test(name) && typeof body !== 'string' && body !== null,
  );
  return {
    bodyHtml: nitf.html ?? textAt(item, 'body_html', 'body_xhtml'),
    bodyText: textAt(item, 'body_text'),
    problems: [...nitf.problems, ...noText.map(([name]) => `Its ${name} is no text and cannot be read.`)],
  };
}

/** The item of which this one speaks; it does nothing to it, as AP withdraws an item under its own id. */
function targetOf(item: JsonObject): NonNullable<Said['target']> | null {
  const itemKey =
    textAt(item, 'refersto') ??
    textAt(item['refersto'], 'itemid') ??
    textAt(objectOf(item['refersto'])['altids'], 'itemid');
  return itemKey === null ? null : { itemKey, status: null };
}

function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

function placeOf(item: JsonObject): WirePlace | null {
  const location = item['datelinelocation'];
  if (!isObject(location)) return null;
  const named = (...names: string[]): string | null => {
    const found = textAt(location, ...names);
    return found === null ? null : unshouted(found);
  };
  const place = {
    city: named('city'),
    region: named('countryareaname', 'countryareacode'),
    country: named('countryname', 'countrycode'),
  };
  return (place.city ?? place.region ?? place.country) === null ? null : place;
}

function bylineOf(item: JsonObject): string | null {
  const bylines = objectsAt(item, 'bylines').map((byline) => textAt(byline, 'by', 'name'));
  return (
    bylines.filter((byline) => byline !== null).join(', ') ||
    textAt(item, 'byline') ||
    textAt(item['photographer'], 'name')
  );
}

function subjectsOf(item: JsonObject): WireSubject[] {
  const concepts = objectsAt(
    item,
    'subject',
    'person',
    'place',
    'organisation',
    'organization',
    'company',
    'event',
  ).map((concept) => ({
    scheme: textAt(concept, 'scheme'),
    code: textAt(concept, 'code'),
    name: textAt(concept, 'name'),
  }));
  return [...concepts, ...textsAt(item, 'keywords').map((name) => ({ scheme: null, code: null, name }))];
}

/** Headlines and titles are no words of a picture. */
function mediaOf(part: JsonObject): SaidMedia[] {
  const picture = ['picture', 'graphic'].includes(textAt(part, 'type') ?? '');
  const renditions = namedAt(part, 'renditions').flatMap(([name, rendition]) => {
    const href = textAt(rendition, 'href');
    return href === null
      ? []
      : [{ name, href, type: textAt(rendition, 'mimetype'), width: numberAt(rendition, 'width') }];
  });
  const uri = textAt(part, 'uri');
  if (renditions.length === 0 && (uri === null || 'signals' in part || 'pubstatus' in part)) return [];
  return [
    {
      picture: picture && renditions.length > 0,
      caption: picture ? textAt(part, 'description_caption', 'caption') : null,
      credit: picture
        ? (textAt(part, 'description_creditline', 'creditline') ?? textAt(part['photographer'], 'name'))
        : null,
      alt: picture ? textAt(part, 'description_alttext', 'alttext') : null,
      rights: {
        notice: textAt(part, 'copyrightnotice'),
        usageTerms: textsAt(part, 'usageterms').join('\n') || null,
        ...{ expires: part['expires'], status: part['pubstatus'], embargo: part['embargoed'] },
      },
      renditions: renditions.length > 0 ? renditions : [{ name: null, href: uri ?? '', type: null, width: null }],
    },
  ];
}
