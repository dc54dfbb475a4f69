import { describe, expect, test } from 'vitest';
import { within } from '../../../tests/support/within.ts';
import { embeddedRights } from './embedded-rights.ts';

const nothing = { caption: null, credit: null, alt: null, copyrightNotice: null, usageTerms: null, expires: null };

function xmp(properties: string, attributes = ''): Buffer {
  return Buffer.from(
    `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" ${attributes}>${properties}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`,
  );
}

/** Datasets as `[record, dataset, text]`, in a Photoshop block as a JPEG has it. */
function iim(datasets: [number, number, Buffer | string][], inBlock = true): Buffer {
  const records = datasets.map(([record, dataset, value]) => {
    const bytes = Buffer.from(value as string, 'latin1');
    const head = Buffer.from([0x1c, record, dataset, bytes.length >> 8, bytes.length & 0xff]);
    return Buffer.concat([head, typeof value === 'string' ? bytes : value]);
  });
  const body = Buffer.concat(records);
  if (!inBlock) return body;
  const size = Buffer.alloc(4);
  size.writeUInt32BE(body.length);
  return Buffer.concat([
    Buffer.from('Photoshop 3.0\0', 'latin1'),
    Buffer.from('8BIM\u0004\u0004\0\0', 'latin1'),
    size,
    body,
  ]);
}

const utf8: [number, number, string] = [1, 90, '\u001b%G'];

describe('XMP', () => {
  test('in elements: lists, languages, the first maker', () => {
    const found = embeddedRights({
      xmp: xmp(`
        <dc:description><rdf:Alt><rdf:li xml:lang="ja">雪の港</rdf:li><rdf:li xml:lang="x-default">Snow on the quay &amp; a plough.</rdf:li></rdf:Alt></dc:description>
        <dc:creator><rdf:Seq><rdf:li>Rin Oda</rdf:li></rdf:Seq></dc:creator>
        <dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© 2026 Kaikyo Press</rdf:li></rdf:Alt></dc:rights>
        <dc:title><rdf:Alt><rdf:li xml:lang="x-default">A title is no alt text</rdf:li></rdf:Alt></dc:title>
        <photoshop:Headline>Nor is a headline</photoshop:Headline>
        <photoshop:Credit>Kaikyo Press</photoshop:Credit>
        <xmpRights:UsageTerms><rdf:Alt><rdf:li xml:lang="x-default">One use.</rdf:li></rdf:Alt></xmpRights:UsageTerms>
        <Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">A plough pushes snow off a quay.</rdf:li></rdf:Alt></Iptc4xmpCore:AltTextAccessibility>
        <plus:LicenseEndDate>2027-01-31T12:00:00+09:00</plus:LicenseEndDate>`),
    });
    expect(found).toEqual({
      caption: 'Snow on the quay & a plough.',
      credit: 'Kaikyo Press',
      alt: 'A plough pushes snow off a quay.',
      copyrightNotice: '© 2026 Kaikyo Press',
      usageTerms: 'One use.',
      expires: '2027-01-31T03:00:00.000Z',
    });
  });

  test('in attributes, and before what IIM says', () => {
    const both = {
      xmp: xmp('', 'photoshop:Credit="From XMP"'),
      iptc: iim([utf8, [2, 110, 'From IIM'], [2, 120, 'A caption']]),
    };
    expect(embeddedRights(both)).toEqual({ ...nothing, credit: 'From XMP', caption: 'A caption' });
  });

  test.each([
    ['no XML at all', Buffer.from('<<<<&&&& not xml')],
    ['an entity of its own', xmp('<dc:description><rdf:Alt><rdf:li>&own;</rdf:li></rdf:Alt></dc:description>')],
    ['very deep', Buffer.from('<a>'.repeat(100_000))],
    ['more than a megabyte', xmp(`<photoshop:Credit>${'x'.repeat(1_100_000)}</photoshop:Credit>`)],
    ['cut off', xmp('<photoshop:Credit>Someone</photoshop:Credit>').subarray(0, 40)],
  ])('%s does no harm', (_what, bytes) => {
    const { caption, ...found } = within(1_000, () => embeddedRights({ xmp: bytes }));
    expect(found).toEqual({ ...nothing, caption: undefined, ...found, credit: null, expires: null });
    expect(caption ?? '').not.toContain('x');
  });
});

/** 桟橋に着く最終便。ウェブ掲載不可 */
const shiftJis = Buffer.from('8e568bb482c9928582ad8dc58f4995d681428345834683758c668dda957389c2', 'hex');
const eucJp = Buffer.from('bbb7b6b6a4cbc3e5a4afbac7bdaacad8a1a3a5a6a5a7a5d6b7c7badcc9d4b2c4', 'hex');

describe('IIM that does not say in which encoding it is', () => {
  test.each([
    ['UTF-8', Buffer.from('桟橋に着く最終便。ウェブ掲載不可'), '桟橋に着く最終便。ウェブ掲載不可'],
    ['UTF-8 of Latin letters', Buffer.from('Müller am Kai'), 'Müller am Kai'],
    ['UTF-8 that a bound has cut in half', Buffer.from('桟橋に').subarray(0, 8), '桟橋'],
    ['Shift_JIS', shiftJis, '桟橋に着く最終便。ウェブ掲載不可'],
    ['EUC-JP', eucJp, '桟橋に着く最終便。ウェブ掲載不可'],
    ['Latin-1', Buffer.from('Müller: Mädchen à la créée, Größe', 'latin1'), 'Müller: Mädchen à la créée, Größe'],
    ['Latin-1 at its end', Buffer.from('Café', 'latin1'), 'Café'],
    ['Windows’ quotes', Buffer.from([0x93, 0x6e, 0x6f, 0x94]), '“no”'],
  ])('%s', (_name, bytes, words) => {
    expect(embeddedRights({ iptc: iim([[2, 120, bytes]]) }).caption).toBe(words);
  });

  test('each field by itself, and what is too short by those beside it', () => {
    const found = embeddedRights({
      iptc: iim([
        [2, 80, Buffer.from('José Ñ', 'latin1')],
        [2, 110, Buffer.from([0x8d, 0x60])],
        [2, 120, shiftJis],
        [2, 40, Buffer.from('ウェブ掲載不可')],
      ]),
    });
    expect(found).toMatchObject({ credit: '港', usageTerms: 'ウェブ掲載不可' });
    expect(found.caption).toContain('桟橋');
    expect(
      embeddedRights({
        iptc: iim([
          [2, 80, Buffer.from('José Ñ', 'latin1')],
          [2, 120, shiftJis],
        ]),
      }).credit,
    ).toBe('José Ñ');
  });

  test('what it forbids is found however it was read, also where a byte of it is broken', () => {
    const broken = Buffer.concat([Buffer.from('配信: '), Buffer.from([0xe6]), Buffer.from(' ウェブ掲載不可')]);
    const { usageTerms, otherReadings } = embeddedRights({ iptc: iim([[2, 40, broken]]) });
    expect(usageTerms).not.toContain('ウェブ掲載不可');
    expect(otherReadings?.join('\n')).toContain('ウェブ掲載不可');
    expect(embeddedRights({ iptc: iim([[2, 40, 'One use.']]) })).not.toHaveProperty('otherReadings');
  });

  test('record 1:90 for Latin letters is believed', () => {
    const latin: [number, number, string] = [1, 90, '\u001b.A'];
    expect(embeddedRights({ iptc: iim([latin, [2, 120, Buffer.from([0x8e, 0x56, 0x8b, 0xb4])]]) }).caption).not.toBe(
      '桟橋',
    );
    expect(embeddedRights({ iptc: iim([[2, 120, Buffer.from([0x8e, 0x56, 0x8b, 0xb4])]]) }).caption).toBe('桟橋');
  });
});

describe('an end', () => {
  test.each<[string, Parameters<typeof embeddedRights>[0], string | null]>([
    ['someday', { xmp: xmp('<plus:LicenseEndDate>someday</plus:LicenseEndDate>') }, 'unknown'],
    ['a 30th of February', { xmp: xmp('<prism:expirationDate>2026-02-30</prism:expirationDate>') }, 'unknown'],
    ['letters in a number', { iptc: iim([[2, 37, '2026ABCD']]) }, 'unknown'],
    ['month 99', { iptc: iim([[2, 37, '20269999']]) }, 'unknown'],
    [
      'an hour that is none',
      {
        iptc: iim([
          [2, 37, '20261231'],
          [2, 38, 'noon'],
        ]),
      },
      'unknown',
    ],
    [
      'an hour without a zone',
      {
        iptc: iim([
          [2, 37, '20261231'],
          [2, 38, '120000'],
        ]),
      },
      '2026-12-30T22:00:00.000Z',
    ],
    [
      'XMP without a zone',
      { xmp: xmp('<plus:LicenseEndDate>2026-12-31T12:00</plus:LicenseEndDate>') },
      '2026-12-30T22:00:00.000Z',
    ],
    [
      'the first of several',
      { xmp: xmp('<plus:LicenseEndDate>2027-01-31</plus:LicenseEndDate>'), iptc: iim([[2, 37, '20261231']]) },
      '2026-12-31T09:59:59.000Z',
    ],
    [
      'one of several that is none',
      { xmp: xmp('<plus:LicenseEndDate>2027-01-31</plus:LicenseEndDate>'), iptc: iim([[2, 37, '2026']]) },
      'unknown',
    ],
    ['nothing said', { xmp: xmp('<plus:LicenseEndDate> </plus:LicenseEndDate>'), iptc: iim([[2, 37, '  ']]) }, null],
  ])('that says %s', (_what, metadata, end) => {
    expect(embeddedRights(metadata).expires).toBe(end);
  });
});

describe('IIM', () => {
  test('in UTF-8 where it says so, else as Latin letters', () => {
    const words = Buffer.from('Hafen – 港');
    expect(embeddedRights({ iptc: iim([utf8, [2, 120, words]]) }).caption).toBe('Hafen – 港');
    expect(embeddedRights({ iptc: iim([[2, 120, 'Café']]) }).caption).toBe('Café');
    expect(embeddedRights({ iptc: iim([utf8, [2, 120, words]], false) }).caption).toBe('Hafen – 港');
  });

  test('the maker stands in for a credit; a day of expiry ends where days end first', () => {
    const found = embeddedRights({
      iptc: iim([
        [2, 80, 'Rin Oda'],
        [2, 116, '© Oda'],
        [2, 37, '20261231'],
      ]),
    });
    expect(found).toEqual({
      ...nothing,
      credit: 'Rin Oda',
      copyrightNotice: '© Oda',
      expires: '2026-12-31T09:59:59.000Z',
    });
    const hour = embeddedRights({
      iptc: iim([
        [2, 37, '20261231'],
        [2, 38, '120000+0900'],
      ]),
    });
    expect(hour.expires).toBe('2026-12-31T03:00:00.000Z');
  });

  test.each([
    ['a size that goes over its end', Buffer.from([0x1c, 2, 120, 0x7f, 0xff, 65])],
    ['an extended size', Buffer.from([0x1c, 2, 120, 0x80, 4, 0, 0, 0, 1, 65])],
    ['a block without its size', Buffer.from('Photoshop 3.0\u00008BIM\u0004\u0004\u0000', 'latin1')],
    ['nothing', Buffer.alloc(0)],
  ])('%s does no harm', (_what, iptc) => {
    expect(embeddedRights({ iptc }).expires).toBeNull();
  });
});
