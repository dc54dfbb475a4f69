/** ninjs 1.x: one headline, bodies by name (`body_html`), renditions and associations as objects. */
import type { JsonObject } from './json-parts.ts';
import { isObject, textAt } from './json-parts.ts';
import {
  associationsOf,
  bodiesOf,
  byRole,
  commonParts,
  conceptsOf,
  isNinjs,
  mediaOf,
  saidVersion,
} from './ninjs-parts.ts';
import type { Valued } from './ninjs-parts.ts';
import type { Reader } from './reader.ts';

const own =
  /^(byline|headline|headline_\w+|body_\w+|description_\w+|versioncreated|pubstatus|mimetype|subject|copyrightholder|located|title|type)$/;

export const ninjs1: Reader = {
  name: 'ninjs-1',
  sniff(document) {
    if (document.kind !== 'json' || !isNinjs(document.value)) return false;
    const item = document.value;
    const said = saidVersion(item);
    return said === null ? Object.keys(item).some((name) => own.test(name)) : said === '1';
  },
  *read(document) {
    if (document.kind !== 'json' || !isObject(document.value)) return;
    const item = document.value;
    const parts = associationsOf(item);
    yield {
      ...commonParts(item),
      headline:
        textAt(item, 'headline') ??
        byRole(valuedBy(item, 'headline'), 'main', 'text', 'extended') ??
        textAt(item, 'title'),
      standfirst: byRole(valuedBy(item, 'description'), 'summary', 'abstract', 'text'),
      byline: textAt(item, 'byline'),
      subjects: conceptsOf(item, 'subject', 'person', 'organisation', 'place', 'event', 'object'),
      ...bodiesOf(valuedBy(item, 'body')),
      media: [
        ...(isObject(item['renditions']) ? [mediaOf(item, valuedBy(item, 'description'))] : []),
        ...parts.map((part) => mediaOf(part, valuedBy(part, 'description'))),
      ],
    };
  },
};

/** `body_html` is the body for the role `html`. */
function valuedBy(item: JsonObject, what: string): Valued[] {
  return Object.entries(item).flatMap(([name, value]) => {
    if (!name.startsWith(`${what}_`) || typeof value !== 'string' || value.trim() === '') return [];
    const role = name.slice(what.length + 1);
    const type = /html|richtext/.test(role) ? 'text/html' : /nitf/.test(role) ? 'application/nitf+xml' : null;
    return [{ role, type, value: value.trim() }];
  });
}
