import { expect, test } from 'vitest';
import { itemOf, itemsOf, readText, sample } from '../../../../tests/support/sample-wire.ts';
import type { Change } from '../../../../tests/support/sample-wire.ts';

const ap = (...changes: Change[]) => itemsOf(sample('ap.json', ...changes));
const page = JSON.parse(sample('ap.json')) as { data: { items: { item: Record<string, unknown> }[] } };
const bus = page.data.items[0]!.item;

test('a page of a feed holds items with their key, their etag, and a version that begins at 0', () => {
  const [text, killed] = ap();
  expect(text).toEqual({
    format: 'ap',
    kind: 'text',
    itemKey: '7c1d0e5b9a',
    version: '0',
    etag: '7c1d0e5b9a_0a1aza3c0',
    versionCreated: new Date('2026-11-23T21:44:10Z'),
    status: 'usable',
    embargo: null,
    target: null,
    expires: null,
    headline: 'Bus stop is moved four metres, and so is the queue',
    standfirst: 'The queue had formed before the sign was dry.',
    slugline: 'AS--Bus Stop',
    dateline: 'NIIGATA',
    place: { city: 'Niigata', region: 'Niigata', country: 'Japan' },
    byline: 'By SHIORI KANDA',
    rights: {
      holder: null,
      notice: 'Copyright 2026 Meridian News Service.',
      usageTerms: 'For subscribers.\nNot for archives.',
    },
    subjects: [
      { scheme: 'https://codes.meridian.example/id/', code: 'a7f1', name: 'Local transport' },
      { scheme: 'https://codes.meridian.example/id/', code: 'p-88', name: 'Eriko Hamaya' },
      { scheme: null, code: null, name: 'buses' },
    ],
    urgency: 4,
    signals: ['newscontent'],
    edNote: 'With photo.',
    language: 'en',
    bodyHtml: expect.stringMatching(/^<div><p>NIIGATA.*Hamaya\.<\/p><\/div>$/),
    bodyText: null,
    media: [
      expect.objectContaining({ rendition: 'main', credit: 'Meridian Photo/Rin Okabe' }),
      expect.objectContaining({ rendition: 'thumbnail' }),
    ],
    pictures: [
      {
        href: 'https://api.meridian.example/content/9e02aa.0/download',
        caption: 'The stop at Torigasawa, four metres north of itself.',
        credit: 'Meridian Photo/Rin Okabe',
        alt: null,
      },
    ],
    problems: [],
  });
  expect(killed).toMatchObject({
    itemKey: '7c1e1f6cab',
    version: '1',
    status: 'canceled',
    signals: [],
    edNote: 'KILL: it was a buoy.',
  });
});

test.each<[object, string, unknown]>([
  [{ pubstatus: 'embargoed' }, 'embargoed', 'unknown'],
  [{ pubstatus: 'embargoed', embargoed: '2026-12-01T00:00:00Z' }, 'embargoed', new Date('2026-12-01T00:00:00Z')],
  [{ embargoed: '2026-12-01T00:00:00Z' }, 'embargoed', new Date('2026-12-01T00:00:00Z')],
  [{ pubstatus: 'withheld' }, 'withheld', null],
  [{ pubstatus: 'paused' }, 'withheld', null],
])('%j: %s, %s', (changed, status, embargo) => {
  expect(itemOf(JSON.stringify({ data: { item: { ...bus, ...changed } } }))).toMatchObject({ status, embargo });
});

test('an item is the same in a page, alone, and from the bytes that are kept of it', () => {
  const [expected] = ap();
  expect(itemOf(JSON.stringify(bus))).toEqual(expected);
  expect(itemOf(JSON.stringify({ api_version: '1.1', data: { meta: {}, item: bus } }))).toEqual(expected);
  for (const found of readText(sample('ap.json'))) {
    if ('error' in found) throw found.error;
    expect(itemOf(found.raw)).toEqual(found.item);
  }
});

test('a text that is elsewhere is said to be; an item without a key is refused and stops no other', () => {
  const { body_nitf: _, ...rest } = bus;
  const renditions = { nitf: { href: 'https://api.meridian.example/7c1d.nitf', mimetype: 'text/xml' } };
  expect(itemOf(JSON.stringify({ ...rest, renditions }))).toMatchObject({
    bodyHtml: null,
    media: [{ rendition: 'nitf' }, {}, {}],
    problems: ['Its text is not in the file but at https://api.meridian.example/7c1d.nitf.'],
  });
  const [bad, good] = readText(sample('ap.json', ['"itemid": "7c1d0e5b9a", ', '']));
  expect(bad).toMatchObject({ error: { message: expect.stringContaining('itemid') } });
  expect(good).toHaveProperty('item.itemKey', '7c1e1f6cab');
});

test('a page without items is empty, and no failure', () => {
  expect(readText('{"data": {"items": [], "next_page": "https://api.meridian.example/"}}')).toEqual([]);
});
