/** ninjs 2.x, whose texts, renditions and associations are lists, and 3.x, which writes the names in camel case. */
import { isObject, objectsAt, textAt } from './json-parts.ts';
import type { JsonObject } from './json-parts.ts';
import {
  associationsOf,
  bodiesOf,
  byRole,
  commonParts,
  conceptsOf,
  isNinjs,
  mediaOf,
  renditionsOf,
  saidVersion,
} from './ninjs-parts.ts';
import type { Valued } from './ninjs-parts.ts';
import type { Reader, Said, WireDocument } from './reader.ts';

const lists = ['headlines', 'bodies', 'descriptions', 'subjects', 'people', 'places', 'associations', 'renditions'];
const camelCase =
  /^(version|first|content)Created$|^(pubStatus|embargoedUntil|edNote|copyright(Holder|Notice)|usageTerms|representationType|infoSources|altIds|rightsInfo|eventDetails|plannedCoverage|digitalSourceType|contentType|sizeInBytes|charCount|wordCount)$/;

export const ninjs2: Reader = { name: 'ninjs-2', sniff: (document) => versionOf(document) === '2', read };
export const ninjs3: Reader = { name: 'ninjs-3', sniff: (document) => versionOf(document) === '3', read };

function versionOf(document: WireDocument): string | null {
  if (document.kind !== 'json' || !isNinjs(document.value)) return null;
  const item = document.value;
  const said = saidVersion(item);
  if (said !== null) return said;
  const within = lists.flatMap((name) => objectsAt(item, name).slice(0, 20));
  if ([item, ...within].some((part) => Object.keys(part).some((name) => camelCase.test(name)))) return '3';
  return lists.some((name) => Array.isArray(item[name])) ? '2' : null;
}

function* read(document: WireDocument): Generator<Said> {
  if (document.kind !== 'json' || !isObject(document.value)) return;
  const item = document.value;
  const headlines = valued(item, 'headlines');
  const parts = associationsOf(item);
  yield {
    ...commonParts(item),
    headline:
      byRole(headlines, 'main', null, 'headline', ...headlines.map(({ role }) => role)) ?? textAt(item, 'title'),
    standfirst: byRole(valued(item, 'descriptions'), 'summary', 'abstract', 'standfirst', null, 'main', 'text'),
    byline: textAt(item, 'by', 'byline'),
    subjects: conceptsOf(item, 'subjects', 'people', 'organisations', 'places', 'events', 'objects'),
    ...bodiesOf(valued(item, 'bodies')),
    media: [
      ...(renditionsOf(item).length > 0 ? [mediaOf(item, valued(item, 'descriptions'))] : []),
      ...parts.map((part) => mediaOf(part, valued(part, 'descriptions'))),
    ],
  };
}

function valued(item: JsonObject, name: string): Valued[] {
  return objectsAt(item, name).flatMap((part) => {
    const value = textAt(part, 'value');
    return value === null
      ? []
      : [{ role: textAt(part, 'role'), type: textAt(part, 'contenttype', 'contentType'), value }];
  });
}
