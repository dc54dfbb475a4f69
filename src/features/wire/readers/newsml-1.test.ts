import { expect, test } from 'vitest';
import { itemOf, itemsOf, readText, sample } from '../../../../tests/support/sample-wire.ts';
import type { Change } from '../../../../tests/support/sample-wire.ts';

const newsml = (...changes: Change[]) => itemOf(sample('newsml-1.xml', ...changes));

test('every field of a full item is read into our terms; its key is the same in every revision', () => {
  const words = { caption: 'The cake, at nine metres.', credit: 'Kaikyo Press', alt: null };
  expect(newsml()).toEqual({
    format: 'newsml-1',
    kind: 'text',
    itemKey: 'urn:newsml:kaikyo.example:20261124:KP-CRANE-7',
    version: '2',
    etag: null,
    versionCreated: new Date('2026-11-23T21:21:00Z'),
    status: 'usable',
    embargo: null,
    target: null,
    expires: null,
    headline: 'Crane lifts its own birthday cake',
    standfirst: 'It weighed 60 kilos and had 60 candles.',
    slugline: 'port-crane',
    dateline: 'TORIGASAWA',
    place: { city: 'Torigasawa', region: null, country: 'JPN' },
    byline: 'Mio Aramaki',
    rights: { holder: 'Kaikyo Press', notice: '© 2026 Kaikyo Press', usageTerms: 'No archives\nJapan' },
    subjects: [
      { scheme: 'subj', code: '04015000', name: null },
      { scheme: null, code: null, name: 'cranes' },
    ],
    urgency: 5,
    signals: ['Correction'],
    edNote: 'Corrects the weight.',
    language: 'en',
    bodyHtml: expect.stringMatching(/^<p>The harbour crane.*soft,” said the crane driver\.<\/p>$/s),
    bodyText: null,
    media: [
      { rendition: 'Thumbnail', href: 'crane-thumb.jpg', ...words },
      { rendition: 'HighRes', href: 'crane.jpg', ...words },
    ],
    pictures: [{ href: 'crane.jpg', ...words }],
    problems: [],
  });
  expect(newsml([/<ProviderId>.*<\/ProviderId>/, ''])).toMatchObject({
    itemKey: 'urn:newsml:kaikyo.example:20261124:KP-CRANE-7',
  });
});

const willBe = (future: string, when: string): string =>
  `<StatusWillChange><FutureStatus FormalName="${future}"/><DateAndTime>${when}</DateAndTime></StatusWillChange>`;

test.each<[string, string, string, unknown]>([
  ['Usable', '', 'usable', null],
  ['Embargoed', '', 'embargoed', 'unknown'],
  ['Embargoed', willBe('Usable', '20261201T090000+0900'), 'embargoed', new Date('2026-12-01T00:00:00Z')],
  ['Embargoed', willBe('Usable', '20261201T090000'), 'embargoed', 'unknown'],
  ['Embargoed', willBe('Embargoed', '20261201T090000+0900'), 'embargoed', 'unknown'],
  ['Usable', willBe('Usable', '20261201T090000+0900'), 'embargoed', new Date('2026-12-01T00:00:00Z')],
  ['Withheld', '', 'withheld', null],
  ['Canceled', '', 'canceled', null],
  ['Sleeping', '', 'withheld', null],
  ['', '', 'withheld', null],
])('status %s %s: %s, %s', (status, changes, expected, embargo) => {
  const item = newsml(['<Status FormalName="Usable"/>', `<Status FormalName="${status}"/>${changes}`]);
  expect(item).toMatchObject({ status: expected, embargo });
});

test('when it will be canceled is when it expires', () => {
  const item = newsml([
    '<Status FormalName="Usable"/>',
    `<Status FormalName="Usable"/>${willBe('Canceled', '20261201T090000+0900')}`,
  ]);
  expect(item).toMatchObject({ status: 'usable', embargo: null, expires: new Date('2026-12-01T00:00:00Z') });
});

test.each<[string, string, object]>([
  ['HTML as text', '<![CDATA[<P>One.</P>]]>', { bodyHtml: '<P>One.</P>', bodyText: null }],
  ['plain text', 'One.\n\nTwo.', { bodyHtml: null, bodyText: 'One.\n\nTwo.' }],
  ['paragraphs alone', '<p>One.</p><p>Two.</p>', { bodyHtml: '<p>One.</p><p>Two.</p>', bodyText: null }],
])('the body may be %s', (_what, content, expected) => {
  expect(newsml([/<nitf>.*<\/nitf>/s, content])).toMatchObject(expected);
});

test('the place of a dateline is neither its day nor its agency', () => {
  const of = (line: string) => newsml([/<DateLine>[^<]*/, `<DateLine>${line}`], [/<Location .*<\/Location>/, '']);
  expect(of('MINATO (Akari), Nov 28')).toMatchObject({ dateline: 'MINATO', place: { city: 'Minato' } });
  expect(of('【港岬＝灯通信】')).toMatchObject({ dateline: '港岬', place: { city: '港岬' } });
});

test('a file may hold several items; one without an identity is refused and stops no other', () => {
  const [item = ''] = /<NewsItem .*<\/NewsItem>/s.exec(sample('newsml-1.xml')) ?? [];
  const both = sample('newsml-1.xml', ['</NewsML>', `${item.replaceAll('KP-CRANE-7', 'KP-CRANE-8')}</NewsML>`]);
  expect(itemsOf(both).map(({ itemKey }) => itemKey)).toEqual([
    'urn:newsml:kaikyo.example:20261124:KP-CRANE-7',
    'urn:newsml:kaikyo.example:20261124:KP-CRANE-8',
  ]);
  const [bad, good] = readText(both.replace(/<NewsIdentifier>.*?<\/NewsIdentifier>/s, ''));
  expect(bad).toMatchObject({ error: { message: expect.stringContaining('NewsIdentifier') } });
  expect(good).toHaveProperty('item');
});
