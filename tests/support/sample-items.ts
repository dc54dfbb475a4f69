/** Wire items as a reader gives them, of an invented agency: complete, and changed where a test says so. */
import type { WireItem } from '../../src/features/wire/wire-item.ts';

let made = 0;

export function wireItem(parts: Partial<WireItem> = {}): WireItem {
  made += 1;
  return {
    format: 'ninjs-2',
    kind: 'text',
    itemKey: `urn:example:item-${made}`,
    version: '1',
    etag: null,
    versionCreated: null,
    status: 'usable',
    target: null,
    embargo: null,
    expires: null,
    headline: `Snow plough number ${made} is painted green`,
    standfirst: null,
    slugline: null,
    dateline: null,
    place: null,
    byline: null,
    rights: { holder: 'Kaikyo Press', notice: null, usageTerms: null },
    subjects: [],
    urgency: null,
    signals: [],
    edNote: null,
    language: 'en',
    bodyHtml: '<p>The paint was left over from a bridge.</p><p>Drivers had asked for orange.</p>',
    bodyText: null,
    media: [],
    pictures: [],
    problems: [],
    ...parts,
  };
}

/** The bytes that such an item came as; the same item is the same bytes. */
export function rawOf({ problems: _none, ...item }: WireItem): Buffer {
  return Buffer.from(JSON.stringify(item));
}
