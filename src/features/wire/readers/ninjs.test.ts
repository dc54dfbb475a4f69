import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ninjsItem } from '../../../../tests/support/sample-ninjs.ts';
import { KnownError } from '../../../platform/http/errors.ts';
import { readWireFile } from '../read-wire-file.ts';
import type { WireItem } from '../wire-item.ts';

const bytesOf = (value: unknown): Buffer => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));

/** The one item of a file, or what is said of it. */
function read(value: unknown): WireItem {
  const [found, ...others] = readWireFile(bytesOf(value));
  expect(others).toEqual([]);
  if (!found || 'error' in found) throw found?.error ?? new Error('The file is empty.');
  return found.item;
}
const item = (parts: Parameters<typeof ninjsItem>[0] = {}) => read(ninjsItem(parts));

test('every field of a full item is read into our terms', () => {
  const full = ninjsItem({
    uri: 'urn:example:full',
    version: '7',
    versioncreated: '2026-11-24T06:00:00+09:00',
    expires: '2026-12-24T06:00:00Z',
    urgency: 3,
    language: 'en-GB',
    located: 'Otaru',
    by: 'Mio Aramaki',
    slugline: 'weather-snow-otaru',
    ednote: 'Not for readers.',
    copyrightholder: 'Kaikyo Press',
    copyrightnotice: '© 2026 Kaikyo Press',
    usageterms: 'Regional service only.',
    headline: 'Snow',
    subjects: [
      { name: 'weather', uri: 'medtop:17000000' },
      { name: 'snow', uri: 'http://cv.iptc.org/newscodes/mediatopic/20000148' },
      { name: 'transport', code: 'tra' },
      { literal: '13010000' },
      {},
    ],
    people: [{ name: 'Gosuke Tachi', uri: 'https://people.example/tachi' }],
    descriptions: [
      { role: 'summary', value: ' It snowed. ' },
      { role: 'other', value: 'Not this.' },
    ],
    bodies: [
      { contenttype: 'text/plain', value: 'Plain.' },
      { contenttype: 'text/html', value: '<p>Rich.</p>' },
    ],
    picture: { file: 'a.jpg', caption: 'A plough.', credit: 'Print: Kaikyo', alt: 'A plough in snow.' },
  });
  expect(read(full)).toEqual({
    format: 'ninjs-2',
    kind: 'text',
    itemKey: 'urn:example:full',
    version: '7',
    etag: null,
    versionCreated: new Date('2026-11-23T21:00:00Z'),
    status: 'usable',
    target: null,
    embargo: null,
    expires: new Date('2026-12-24T06:00:00Z'),
    headline: 'Snow',
    standfirst: 'It snowed.',
    slugline: 'weather-snow-otaru',
    dateline: 'Otaru',
    place: { city: 'Otaru', region: null, country: null },
    byline: 'Mio Aramaki',
    rights: { holder: 'Kaikyo Press', notice: '© 2026 Kaikyo Press', usageTerms: 'Regional service only.' },
    subjects: [
      { scheme: 'medtop', code: '17000000', name: 'weather' },
      { scheme: 'medtop', code: '20000148', name: 'snow' },
      { scheme: null, code: 'tra', name: 'transport' },
      { scheme: null, code: '13010000', name: null },
      { scheme: 'https://people.example/', code: 'tachi', name: 'Gosuke Tachi' },
    ],
    urgency: 3,
    signals: [],
    edNote: 'Not for readers.',
    language: 'en-GB',
    bodyHtml: '<p>Rich.</p>',
    bodyText: 'Plain.',
    media: [
      { rendition: 'main', href: 'a.jpg', caption: 'A plough.', credit: 'Print: Kaikyo', alt: 'A plough in snow.' },
    ],
    pictures: [{ href: 'a.jpg', caption: 'A plough.', credit: 'Print: Kaikyo', alt: 'A plough in snow.' }],
    problems: [],
  });
});

test.each([
  ['1', '1'],
  [2, '2'],
  ['1542761538', '1542761538'],
  ['1.0.3', '1.0.3'],
  [undefined, '1'],
])('version %j is version %s', (version, expected) => {
  expect(item({ version, versioncreated: undefined })).toMatchObject({ version: expected, problems: [] });
});

describe('whether it may be published', () => {
  const at = new Date('2026-12-01T00:00:00Z');
  test.each<[unknown, unknown, string, unknown]>([
    ['usable', undefined, 'usable', null],
    [undefined, undefined, 'usable', null],
    ['Usable', undefined, 'usable', null],
    ['stat:usable', undefined, 'usable', null],
    ['withheld', undefined, 'withheld', null],
    ['canceled', undefined, 'canceled', null],
    ['cancelled', undefined, 'canceled', null],
    ['stat:canceled', undefined, 'canceled', null],
    ['embargoed', undefined, 'embargoed', 'unknown'],
    ['', undefined, 'withheld', null],
    [1, undefined, 'withheld', null],
    ['http://cv.iptc.org/newscodes/pubstatusg2/canceled', undefined, 'canceled', null],
    ['approved', undefined, 'withheld', null],
    ['usable', '2026-12-01T00:00:00Z', 'embargoed', at],
    [undefined, '2026-12-01T09:00:00+09:00', 'embargoed', at],
    ['embargoed', '2026-12-01T09:00:00+0900', 'embargoed', at],
    ['usable', '2026-12-01T00:00:00', 'embargoed', 'unknown'],
    ['usable', '2026-12-01', 'embargoed', 'unknown'],
    ['usable', 'after the meeting', 'embargoed', 'unknown'],
    ['usable', '', 'embargoed', 'unknown'],
    ['usable', null, 'usable', null],
    ['embargoed', null, 'embargoed', 'unknown'],
    ['usable', 1_800_000_000, 'embargoed', 'unknown'],
    ['usable', '2026-13-45T99:00:00Z', 'embargoed', 'unknown'],
    ['withheld', '2026-12-01T00:00:00Z', 'withheld', at],
    ['canceled', '2026-12-01T00:00:00Z', 'canceled', at],
  ])('pubstatus %j with embargoed %j: %s, %s', (pubstatus, embargoed, status, embargo) => {
    expect(item({ pubstatus, embargoed })).toMatchObject({ status, embargo });
  });

  test('a null by one name hides no date by another', () => {
    expect(item({ embargoed: null, embargoedUntil: at.toISOString() })).toMatchObject({ embargo: at });
  });

  test('what it does not know it withholds, and says so', () => {
    expect(item({ pubstatus: 'approved' }).problems).toEqual([expect.stringContaining('“approved” is unknown')]);
    expect(item({ embargoed: 'soon' }).problems).toEqual([expect.stringContaining('embargo cannot be read')]);
  });
});

test('a date without a zone is nobody’s moment: it is left out and said', () => {
  expect(item({ versioncreated: '2026-11-24T06:00:00' })).toMatchObject({
    versionCreated: null,
    problems: ['The time of this version is no date with a time zone and is left out.'],
  });
});

test('an end that is no date holds the item; an unclear one is read as the earlier', () => {
  const problems = ['When the item expires cannot be read; the item is withheld.'];
  const held = { status: 'withheld', expires: null, problems };
  for (const expires of ['someday', 'next week', '2026-02-30T06:00:00Z', 7])
    expect(item({ expires })).toMatchObject(held);
  expect(item({ expires: 'someday', embargoed: '2026-12-01T00:00:00Z' })).toMatchObject(held);
  expect(item({ expires: 'someday', pubstatus: 'canceled' })).toMatchObject({ status: 'canceled', problems });
  const usable = (expires: string) => item({ expires });
  expect(usable('2036-11-24T06:00:00')).toMatchObject({ status: 'usable', expires: new Date('2036-11-23T16:00:00Z') });
  expect(usable('2036-11-24')).toMatchObject({ status: 'usable', expires: new Date('2036-11-24T09:59:59Z') });
  expect(usable('')).toMatchObject({ status: 'usable', expires: null, problems: [] });
});

test.each([
  [{ code: 'medtop:11000000', scheme: 'http://cv.iptc.org/newscodes/mediatopic/' }, 'medtop', '11000000'],
  [{ code: 'http://cv.iptc.org/newscodes/mediatopic/11000000', scheme: 'medtop' }, 'medtop', '11000000'],
  [{ code: 'medtop:11000000', scheme: 'https://codes.example/id/' }, 'medtop', '11000000'],
  [{ code: 'desk:07', scheme: 'desk' }, 'desk', '07'],
  [{ code: 'desk:07', scheme: 'https://codes.example/id/' }, 'https://codes.example/id/', 'desk:07'],
])('the code of %j is %s, %s', (subject, scheme, code) => {
  expect(item({ subjects: [subject] }).subjects).toEqual([{ scheme, code, name: null }]);
});

test('a wrong field is left out; the rest of the item is read', () => {
  const wrong = {
    headlines: 'Snow',
    descriptions: [7, null, { role: 'summary', value: 'It snowed.' }],
    subjects: { name: 'weather' },
    urgency: 'high',
    language: ['en'],
    by: { name: 'x' },
    located: 3,
    associations: [null, 'x', { type: 'picture' }, { type: 'picture', renditions: [{ href: 7 }] }, { type: 'text' }],
    standard: 'ninjs',
  };
  expect(item(wrong)).toMatchObject({
    headline: null,
    standfirst: 'It snowed.',
    subjects: [],
    urgency: null,
    language: null,
    byline: null,
    dateline: null,
    pictures: [],
    problems: ['A picture has no rendition.'],
  });
});

test('words that are longer than a story’s may be are left out and said, never cut', () => {
  const long = 'Snow '.repeat(200);
  const found = item({ headline: long, by: long, slugline: long, descriptions: [{ role: 'summary', value: long }] });
  expect(found).toMatchObject({ headline: null, byline: null, slugline: null, standfirst: null });
  expect(found.problems.toSorted()).toEqual([
    'The byline has more than 200 characters and is left out.',
    'The headline has more than 300 characters and is left out.',
    'The slugline has more than 300 characters and is left out.',
    'The summary has more than 600 characters and is left out.',
  ]);
});

test('a picture’s words are its caption, credit and alt; a title or a headline is never alt text', () => {
  const picture = (parts: object) =>
    item({ associations: [{ type: 'picture', renditions: [{ href: 'a.jpg' }], ...parts }] }).pictures;
  const headlines = [{ role: 'main', value: 'A title' }];
  expect(picture({ headlines })).toEqual([{ href: 'a.jpg', caption: null, credit: null, alt: null }]);
  const descriptions = [{ value: 'A caption.' }];
  expect(picture({ descriptions, by: 'Mio Aramaki' })).toMatchObject([
    { caption: 'A caption.', credit: 'Mio Aramaki', alt: null },
  ]);
  expect(picture({ by: 'Mio', infosources: [{ role: 'credit', name: 'Kaikyo' }] })).toMatchObject([
    { credit: 'Kaikyo' },
  ]);
  const renditions = [{ href: 's.jpg', width: 200 }, { href: 'l.jpg', width: 2_000 }, { href: 'm.jpg' }];
  expect(picture({ renditions })).toMatchObject([{ href: 'l.jpg' }]);
});

describe('what is no item', () => {
  const refusedAs = (words: RegExp) =>
    expect.objectContaining({ code: 'wire-unreadable', message: expect.stringMatching(words) });
  const reading = (value: unknown): unknown => {
    try {
      return readWireFile(bytesOf(value)).map((one) => ('error' in one ? one.error : one.item))[0];
    } catch (error) {
      return error;
    }
  };

  test.each<[string, unknown, RegExp]>([
    ['words', 'not json', /neither XML nor JSON/],
    ['null', 'null', /none of the dialects/],
    ['a number', '7', /none of the dialects/],
    ['ninjs 4', { uri: 'urn:x', standard: { name: 'ninjs', version: '4.0' }, headlines: [] }, /none of the dialects/],
    ['its schema', { $schema: 'https://x.example/', $defs: {}, properties: { uri: {} } }, /a JSON Schema/],
    ['an item without a uri', { headlines: [] }, /none of the dialects/],
    ['an item whose uri is a number', { uri: 7, headlines: [] }, /uri/],
    ['an item with a uri of a megabyte', { ...ninjsItem(), uri: 'x'.repeat(1_000_000) }, /uri/],
    ['an item whose version is a list', { ...ninjsItem(), version: [1] }, /version/],
    ['an array nested a million deep', `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`, /./],
  ])('%s is refused in words', (_what, value, words) => {
    expect(reading(value)).toEqual(refusedAs(words));
  });

  test('what ends in the middle is told apart: the rest may come', () => {
    for (const value of ['', ' \n', '{"uri": "urn:x"', '[{}'])
      expect(reading(value)).toMatchObject({ code: 'wire-cut-off' });
    const whole = Buffer.from(JSON.stringify({ uri: 'urn:[x"]}', headlines: [{ value: '山火事 \\ "}' }], bodies: [] }));
    for (let length = 0; length < whole.length; length += 1)
      expect(() => readWireFile(whole.subarray(0, length)), whole.subarray(0, length).toString()).toThrow(
        'ends in the middle',
      );
    expect(read(whole.toString()).itemKey).toBe('urn:[x"]}');
  });

  test('a file over ten megabytes and one that is not UTF-8 are refused', () => {
    expect(() => readWireFile(Buffer.alloc(10 * 1_048_576 + 1, ' '))).toThrow('more than 10 MB');
    expect(() => readWireFile(Buffer.from('{"uri": "\u00e9"}', 'latin1'))).toThrow('not UTF-8');
  });

  test('no file makes anything but an item or a refusal, and an item is what a database holds', () => {
    const holds = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000');
    const anyValue = fc.oneof(fc.jsonValue(), fc.constantFrom('usable', 'canceled', 'a\u0000b', '\ud800', 1e308));
    const anyItem = fc
      .dictionary(
        fc.constantFrom(
          ...Object.keys(ninjsItem({ picture: { file: 'x' }, descriptions: [], subjects: [], embargoed: '' })),
        ),
        anyValue,
      )
      .map((over) => ({ ...ninjsItem(), ...over }));
    fc.assert(
      fc.property(fc.oneof(anyItem, fc.jsonValue()), (value) => {
        const found = reading(value);
        if (found instanceof Error) expect(found).toBeInstanceOf(KnownError);
        else
          expect(
            JSON.stringify(found ?? null, (_key, part: unknown) =>
              typeof part === 'string' && !holds(part) ? 'BAD' : part,
            ),
          ).not.toContain('BAD');
      }),
      { numRuns: 500 },
    );
  });
});
