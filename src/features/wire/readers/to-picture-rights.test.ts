/** What each dialect says of one picture and not of its item. */
import { describe, expect, test } from 'vitest';
import { itemsOf, sample } from '../../../../tests/support/sample-wire.ts';
import { wireProfile } from '../wire-profile.ts';
import { toPictureRights } from './to-picture-rights.ts';

const noProfile = wireProfile.parse({});

function rightsIn(text: string): unknown[] {
  return itemsOf(text).flatMap(({ pictures }) => pictures.map(({ rights }) => rights));
}

test.each([
  'ap.json',
  'feed.json',
  'ninjs-1.json',
  'ninjs-3.json',
  'nitf.xml',
  'rss.xml',
  'atom.xml',
  'newsml-g2.xml',
  'newsml-1.xml',
])('the sample %s says nothing of its pictures’ rights, whatever it says of its own', (file) => {
  const rights = rightsIn(sample(file));
  expect(rights.length).toBeGreaterThan(0);
  expect(rights.filter((said) => said !== undefined)).toEqual([]);
});

const said = {
  notice: '© 2026 Rin Okabe',
  usageTerms: 'Print only.',
  expires: new Date('2026-12-01T00:00:00Z'),
  status: 'withheld',
};
const camel =
  '"copyrightNotice": "© 2026 Rin Okabe", "usageTerms": "Print only.", "expires": "2026-12-01T09:00:00+09:00", "pubStatus": "withheld",';
const lower = camel
  .replace('copyrightNotice', 'copyrightnotice')
  .replace('usageTerms', 'usageterms')
  .replace('pubStatus', 'pubstatus');

test.each<[string, string, object]>([
  ['ninjs 1', sample('ninjs-1.json', ['"headline": "Umbrella",', lower]), said],
  ['ninjs 3', sample('ninjs-3.json', ['"type": "picture",', `"type": "picture", ${camel}`]), said],
  [
    'AP',
    sample('ap.json', ['"headline": "Bus stop",', lower.replace('"Print only."', '["Print only.", "One use."]')]),
    { ...said, usageTerms: 'Print only.\nOne use.' },
  ],
  [
    'NewsML-G2',
    sample(
      'newsml-g2.xml',
      [
        '<copyrightHolder literal="Meridian News Service"/>',
        '<copyrightNotice>© 2026 Rin Okabe</copyrightNotice><usageTerms>Print only.</usageTerms>',
      ],
      [
        /<pubStatus qcode="stat:usable"\/>(?=\s*<\/itemMeta>\s*<contentMeta>\s*<creator role)/,
        '<pubStatus qcode="stat:withheld"/><expires>2026-12-01T09:00:00+09:00</expires>',
      ],
    ),
    said,
  ],
  [
    'NITF',
    sample('nitf.xml', [
      '<media-caption>',
      '<media-metadata name="copyright" value="© 2026 Rin Okabe"/><media-metadata name="Usage-Terms" value="Print only."/><media-metadata name="expires" value="20261201T090000+0900"/><media-caption>',
    ]),
    { ...said, status: 'usable' },
  ],
  [
    'NewsML 1.2',
    sample('newsml-1.xml', [
      '<CreditLine>',
      '<CopyrightLine>© 2026 Rin Okabe</CopyrightLine><RightsLine>Print only.</RightsLine><CreditLine>',
    ]),
    { ...said, expires: null, status: 'usable' },
  ],
  [
    'Media RSS',
    sample('rss.xml', [
      '<media:title>',
      '<media:copyright>© 2026 Rin Okabe</media:copyright><media:license>Print only.</media:license><media:status state="blocked"/><dcterms:valid xmlns:dcterms="http://purl.org/dc/terms/">start=2026-01-01; end=2026-12-01T09:00:00+09:00; scheme=W3C-DTF</dcterms:valid><media:title>',
    ]),
    said,
  ],
])('%s', (_dialect, text, expected) => {
  expect(rightsIn(text).filter((rights) => rights !== undefined)[0]).toEqual(expected);
});

describe('what is unclear is read as the narrower right', () => {
  const read = (parts: object) => {
    const problems: string[] = [];
    return { ...toPictureRights(parts, noProfile, problems), problems };
  };

  test.each<[unknown, unknown]>([
    ['2026-12-01T09:00:00+09:00', new Date('2026-12-01T00:00:00Z')],
    // Where the clock is first at that time.
    ['2026-12-01T09:00:00', new Date('2026-11-30T19:00:00Z')],
    ['2026-12-01', new Date('2026-12-01T09:59:59Z')],
    ['20261201', new Date('2026-12-01T09:59:59Z')],
    ['next week', 'unknown'],
    [20261201, 'unknown'],
  ])('an end by “%s”', (expires, expected) => {
    expect(read({ expires })).toMatchObject({ expires: expected });
  });

  test('a status that nobody knows, and an embargo of any kind', () => {
    expect(read({ status: 'resting' })).toMatchObject({
      status: 'withheld',
      problems: [expect.stringContaining('unknown')],
    });
    expect(read({ embargo: '' })).toMatchObject({ status: 'embargoed' });
    expect(read({ embargo: '2020-01-01T00:00:00Z', status: 'canceled' })).toMatchObject({ status: 'canceled' });
    expect(toPictureRights({ status: 'usable' }, noProfile, [])).toBeNull();
  });

  test('words that are too long are left out and said', () => {
    expect(read({ notice: 'x'.repeat(2_001), usageTerms: 'A term.' })).toMatchObject({
      notice: null,
      usageTerms: 'A term.',
      problems: [expect.stringContaining('2000')],
    });
  });
});
