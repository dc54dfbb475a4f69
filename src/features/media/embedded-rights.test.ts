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
    ['a date that is none', iim([[2, 37, '20269999']])],
    ['nothing', Buffer.alloc(0)],
  ])('%s does no harm', (_what, iptc) => {
    expect(embeddedRights({ iptc }).expires).toBeNull();
  });
});
