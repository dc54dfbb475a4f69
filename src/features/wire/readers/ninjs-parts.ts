/** What all versions of ninjs, the IPTC's news in JSON, have in common, whatever they call it. */
import { readNitfText } from './nitf-text.ts';
import type { WireKind, WireSubject } from '../wire-item.ts';
import { anyAt, isObject, namedAt, numberAt, objectsAt, textAt } from './json-parts.ts';
import type { JsonObject } from './json-parts.ts';
import type { Said, SaidMedia, SaidRendition } from './reader.ts';
import { placeFromWords } from './to-place.ts';

/** A text for one purpose: `{role: 'main', contenttype: 'text/html', value: …}`, or `headline_main` of ninjs 1. */
export interface Valued {
  role: string | null;
  type: string | null;
  value: string;
}

const kinds = new Map<string, WireKind>([
  ['picture', 'picture'],
  ['graphic', 'graphic'],
  ['audio', 'audio'],
  ['video', 'video'],
  ['event', 'event'],
  ['planning', 'event'],
]);

/** Either spelling counts in either version: an embargo by the wrong name is one all the same. */
export function commonParts(item: JsonObject): Said {
  const located = textAt(item, 'located');
  return {
    keyName: 'uri',
    itemKey: anyAt(item, 'uri', 'guid'),
    version: item['version'],
    versionCreated: anyAt(item, 'versioncreated', 'versionCreated'),
    kind: kinds.get(textAt(item, 'type') ?? '') ?? 'text',
    status: anyAt(item, 'pubstatus', 'pubStatus'),
    embargo: anyAt(item, 'embargoed', 'embargoedUntil', 'embargoeduntil'),
    expires: item['expires'],
    slugline: textAt(item, 'slugline'),
    dateline: located,
    place: located === null ? null : placeFromWords(located),
    holder: textAt(item, 'copyrightholder', 'copyrightHolder'),
    notice: textAt(item, 'copyrightnotice', 'copyrightNotice'),
    usageTerms: textAt(item, 'usageterms', 'usageTerms'),
    urgency: item['urgency'],
    edNote: textAt(item, 'ednote', 'edNote'),
    language: textAt(item, 'language'),
    signals: [],
    source: item,
  };
}

/** The first of the roles that is there; HTML without its tags. */
export function byRole(values: readonly Valued[], ...roles: (string | null)[]): string | null {
  for (const role of roles) {
    const found = values.filter((value) => value.role === role);
    const best = found.find((value) => !isHtml(value)) ?? found[0];
    if (best)
      return isHtml(best)
        ? best.value
            .replaceAll(/<[^<>]*>/g, ' ')
            .replaceAll(/\s+/g, ' ')
            .trim()
        : best.value;
  }
  return null;
}

/** The first body in HTML and the first in plain text. */
export function bodiesOf(values: readonly Valued[]): Required<Pick<Said, 'bodyHtml' | 'bodyText' | 'problems'>> {
  const nitf = values.find(({ type }) => type !== null && /nitf/i.test(type));
  const html = values.find((value) => isHtml(value));
  const text = values.find((value) => value !== nitf && !isHtml(value) && !/nitf|json|xml/i.test(value.type ?? ''));
  const read = readNitfText(html ? '' : (nitf?.value ?? ''));
  return { bodyHtml: html?.value ?? read.html, bodyText: text?.value ?? null, problems: read.problems };
}

function isHtml({ type, value }: Valued): boolean {
  if (type !== null && /nitf/i.test(type)) return false;
  return type === null ? /^\s*<\w[^<]*>/.test(value) : /html/i.test(type);
}

export function conceptsOf(item: JsonObject, ...names: string[]): WireSubject[] {
  return objectsAt(item, ...names).map((concept) => ({
    scheme: textAt(concept, 'scheme'),
    code: textAt(concept, 'code', 'uri', 'literal'),
    name: textAt(concept, 'name'),
  }));
}

export function renditionsOf(item: JsonObject): SaidRendition[] {
  return namedAt(item, 'renditions').flatMap(([name, rendition]) => {
    const href = textAt(rendition, 'href');
    if (href === null) return [];
    const type = textAt(rendition, 'mimetype', 'contenttype', 'contentType');
    return [{ name, href, type, width: numberAt(rendition, 'width') }];
  });
}

/** What an item or one associated with it shows. `words`: its captions, credits and alternative texts. Titles and headlines are none of them. */
export function mediaOf(part: JsonObject, words: readonly Valued[]): SaidMedia {
  const sources = objectsAt(part, 'infosources', 'infoSources', 'infosource');
  const credit = sources.find((source) => [textAt(source, 'role'), textAt(source, 'rel')].includes('credit'));
  const others = words.filter(({ role }) => !/^(alt|credit)/i.test(role ?? ''));
  const type = textAt(part, 'type');
  const renditions = renditionsOf(part);
  return {
    picture:
      type === null ? renditions.some((one) => one.type?.startsWith('image/')) : /^(picture|graphic)$/.test(type),
    caption: byRole(others, 'caption', null, 'main', 'text', 'summary', 'richtext', ...others.map(({ role }) => role)),
    credit:
      byRole(words, 'credit', 'creditline', 'creditLine') ??
      textAt(part, 'creditline', 'creditLine') ??
      textAt(credit, 'name') ??
      textAt(part, 'by', 'byline'),
    alt: byRole(words, 'alttext', 'altText', 'alt_text', 'alt') ?? textAt(part, 'alttext', 'altText', 'alt_text'),
    rights: {
      notice: textAt(part, 'copyrightnotice', 'copyrightNotice'),
      usageTerms: textAt(part, 'usageterms', 'usageTerms'),
      expires: part['expires'],
      status: anyAt(part, 'pubstatus', 'pubStatus'),
      embargo: anyAt(part, 'embargoed', 'embargoedUntil', 'embargoeduntil'),
    },
    renditions,
  };
}

/** Objects associated with the item, by name. */
export function associationsOf(item: JsonObject): JsonObject[] {
  return namedAt(item, 'associations')
    .map(([, part]) => part)
    .slice(0, 500);
}

export function isNinjs(value: unknown): value is JsonObject {
  if (!isObject(value)) return false;
  return typeof value['uri'] === 'string' || typeof value['guid'] === 'string' || typeof value['uri'] === 'number';
}

/** `1`, `2` or `3`; null where the item does not say that it is ninjs. */
export function saidVersion(item: JsonObject): string | null {
  const standard = [item['standard'], item['$standard']].find(isObject);
  return textAt(standard, 'name')?.toLowerCase() === 'ninjs' ? (textAt(standard, 'version')?.charAt(0) ?? null) : null;
}
