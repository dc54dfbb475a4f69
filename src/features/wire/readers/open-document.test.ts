/** What comes from outside as bytes: packed, in any encoding, cut off, or made to be slow. */
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { itemOf, sample } from '../../../../tests/support/sample-wire.ts';
import { within } from '../../../../tests/support/within.ts';
import { readWireFile } from '../read-wire-file.ts';
import { noProfile } from '../wire-profile.ts';

/** In Shift_JIS and EUC-JP: 海 is 8A43 and B3A4. */
const sea = {
  shift_jis: [0x8a, 0x43],
  'euc-jp': [0xb3, 0xa4],
  'iso-2022-jp': [0x1b, 0x24, 0x42, 0x33, 0x24, 0x1b, 0x28, 0x42],
};
const nitfOf = (title: string | readonly number[], declared: string): Buffer =>
  Buffer.concat([
    Buffer.from(`${declared}<nitf><head><title>`),
    Buffer.from(title as string),
    Buffer.from('</title><docdata><doc-id id-string="x"/></docdata></head></nitf>'),
  ]);
const headlineOf = (bytes: Buffer, encoding?: string) => itemOf(bytes, { ...noProfile, encoding }).headline;
const refusal = (bytes: Buffer | string, encoding?: string) => {
  try {
    return readWireFile(Buffer.from(bytes), { ...noProfile, encoding });
  } catch (error) {
    return error;
  }
};
const utf16 = (text: string, swapped = false): Buffer => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return swapped ? bytes.swap16() : bytes;
};

describe('encodings', () => {
  test.each(Object.entries(sea))(
    '%s by declaration, and by the provider’s profile where nothing is declared',
    (encoding, bytes) => {
      expect(headlineOf(nitfOf(bytes, `<?xml version="1.0" encoding="${encoding}"?>`))).toBe('海');
      expect(headlineOf(nitfOf(bytes, ''), encoding)).toBe('海');
    },
  );

  test.each(['ISO-8859-1', 'windows-1252', 'latin1'])('%s by declaration', (encoding) => {
    const declared = `<?xml version='1.0' encoding='${encoding}' standalone='yes'?>`;
    expect(headlineOf(nitfOf([0xc9, 0x74, 0xe9, 0x20, 0x93, 0x94], declared))).toBe('Été “”');
    // Somebody has re-encoded it and left the declaration.
    expect(headlineOf(nitfOf('Été “”', declared))).toBe('Été “”');
  });

  test('UTF-8 and UTF-16 by their mark, and what is plainly neither UTF-16 although it says so', () => {
    const xml = nitfOf('海', '<?xml version="1.0" encoding="utf-16"?>').toString();
    for (const bytes of [
      Buffer.from(`\ufeff${xml}`),
      utf16(xml),
      utf16(xml, true),
      utf16(xml).subarray(2),
      Buffer.from(xml),
    ])
      expect(headlineOf(bytes)).toBe('海');
    const json = '{"uri": "urn:x", "headline": "海"}';
    for (const bytes of [Buffer.from(`\ufeff${json}`), utf16(json), utf16(json, true)])
      expect(headlineOf(bytes)).toBe('海');
  });

  test.each<[string, Buffer, RegExp]>([
    ['nothing said and not UTF-8', nitfOf([0xe9], ''), /not UTF-8/],
    ['UTF-8 said and not so', nitfOf([0xe9], '<?xml version="1.0" encoding="UTF-8"?>'), /says that it is in UTF-8/],
    ['a name that nobody knows', nitfOf('x', '<?xml version="1.0" encoding="klingon"?>'), /“klingon”/],
  ])('%s is refused in words', (_what, bytes, words) => {
    expect(refusal(bytes)).toMatchObject({ code: 'wire-unreadable', message: expect.stringMatching(words) });
  });
});

describe('packed and cut off', () => {
  const packed = gzipSync(sample('nitf.xml'));

  test('a gzip file is read as what is in it', () => {
    expect(itemOf(packed)).toEqual(itemOf(sample('nitf.xml')));
  });

  test('every beginning of a file, packed or not, is one that ends in the middle', () => {
    for (const whole of [packed, Buffer.from(sample('rss-1.xml')), Buffer.from(sample('feed.json'))])
      for (let length = 0; length < whole.length - 2; length += length < 20 ? 1 : 61)
        expect(refusal(whole.subarray(0, length)), String(length)).toMatchObject({ code: 'wire-cut-off' });
  });

  test('packed rubbish will not become whole', () => {
    const rubbish = Buffer.concat([packed.subarray(0, 40), Buffer.alloc(200, 7)]);
    expect(refusal(rubbish)).toMatchObject({ code: 'wire-unreadable' });
  });
});

describe('XML', () => {
  test.each<[string, string, RegExp]>([
    ['a DOCTYPE', '<!DOCTYPE nitf SYSTEM "nitf.dtd"><nitf/>', /DOCTYPE/],
    [
      'entities of its own',
      '<?xml version="1.0"?><!DOCTYPE n [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><nitf>&c;</nitf>',
      /DOCTYPE/,
    ],
    ['elements that cross', '<nitf><head></nitf></head>', /not well-formed/],
    ['two roots', '<nitf></nitf><nitf></nitf>', /not well-formed/],
    ['a tag in pieces', '<nitf><head id=></head></nitf>', /not well-formed/],
    ['a web page', '<!DOCTYPE html><html><body>503</body></html>', /web page/],
    ['another vocabulary', '<play><act/></play>', /“play”/],
  ])('%s is refused in words', (_what, xml, words) => {
    expect(refusal(xml)).toMatchObject({ code: 'wire-unreadable', message: expect.stringMatching(words) });
  });

  test('what many senders get wrong and nobody can misread is mended', () => {
    const title = 'A & B &nbsp;&eacute;&mdash;&unknown; &lt;c&gt; &#x1;<![CDATA[ & d &amp; ]]>\u0007';
    expect(headlineOf(nitfOf(title, '\n <?xml version="1.0"?>'))).toBe('A & B é—&unknown; <c> &#x1; & d &amp;');
  });
});

describe('what is made to be slow', () => {
  const nitf = (body: string): string =>
    nitfOf('x', '').toString().replace('</nitf>', `<body><body.content>${body}</body.content></body></nitf>`);
  const feed = (item: string, times: number): string =>
    `<rss><channel>${`<item>${item}</item>`.repeat(times)}</channel></rss>`;
  const mb = 1_048_576;
  const bombs: [string, () => Buffer | string, RegExp | null][] = [
    ['elements nested a million deep', () => '<a>'.repeat(1_000_000), /nested/],
    ['half a million elements', () => nitf('<p/>'.repeat(500_000)), /60000 elements/],
    [
      'an element with 10^6 attributes',
      () =>
        `<a ${Array.from({ length: 1_000_000 }, (_, at) => at.toString(36))
          .map((name) => `${name}=""`)
          .join(' ')}/>`,
      /4 MB|attributes/,
    ],
    [
      'an element with 300,000 attributes',
      () => `<a ${Array.from({ length: 300_000 }, (_, at) => `a${at}=""`).join(' ')}/>`,
      /attributes/,
    ],
    ['an attribute of 3 MB', () => `<nitf a="${'x'.repeat(3 * mb)}"/>`, /100000 characters/],
    ['a gzip file that unpacks to 200 MB', () => gzipSync(Buffer.alloc(200 * mb, 'a')), /Unpacked/],
    ['comments without end', () => '<!---->'.repeat(400_000), /comments/],
    ['a million lone “&”', () => nitf('&'.repeat(1_000_000)), /“&”/],
    ['CDATA in CDATA', () => nitf('<![CDATA['.repeat(300_000)), /unclosed/],
    ['arrays nested a million deep', () => '['.repeat(1_000_000) + ']'.repeat(1_000_000), /nested/],
    ['objects nested a million deep', () => `${'{"a":'.repeat(1_000_000)}1`, /nested/],
    ['3.9 MB of paragraphs', () => nitf(`<p>${'word and '.repeat(60)}</p>`.repeat(7_000)), null],
    ['100,000 items of JSON', () => JSON.stringify(Array(100_000).fill({ uri: 'x', headline: 'x' })), /2000 items/],
    ['3,000 entries', () => feed('<guid>x</guid>', 3_000), /2000 items/],
    [
      '800 long entries in twice escaped HTML',
      () => feed(`<guid>x</guid><description>${'&lt;p&gt;a &amp;amp; b&lt;/p&gt;'.repeat(120)}</description>`, 800),
      null,
    ],
    [
      '2,000 pictures',
      () =>
        JSON.stringify({
          uri: 'x',
          type: 'text',
          associations: Object.fromEntries(
            Array.from({ length: 2_000 }, (_, at) => [
              `a${at}`,
              { type: 'picture', description_text: 'a (b c '.repeat(500), renditions: { m: { href: 'a.jpg' } } },
            ]),
          ),
        }),
      null,
    ],
    [
      'white space without end',
      () => JSON.stringify({ uri: 'x', headline: `a${' '.repeat(2 * mb)}b`, located: `a${' '.repeat(2 * mb)}b` }),
      null,
    ],
  ];

  test.each(bombs)('%s', (_what, make, expected) => {
    const bytes = Buffer.from(make());
    const found = within(1_000, () => refusal(bytes));
    const said = Array.isArray(found)
      ? found.flatMap((one) => ('error' in one ? one.error.message : [])).join()
      : String(found);
    if (expected) expect(said).toMatch(expected);
    else expect(said).toBe('');
  });
});
