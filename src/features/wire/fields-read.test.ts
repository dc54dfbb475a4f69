/** Which fields of a source hold words for people, and which of those our readers pass over. */
import { describe, expect, test } from 'vitest';
import { ninjsItem } from '../../../tests/support/sample-ninjs.ts';
import { dialectFiles, sample } from '../../../tests/support/sample-wire.ts';
import { within } from '../../../tests/support/within.ts';
import { readWireFile } from './read-wire-file.ts';
import type { WireFileItem } from './read-wire-file.ts';
import { wireProfile } from './wire-profile.ts';
import type { WireProfile } from './wire-profile.ts';

function read(text: string, profile?: WireProfile): WireFileItem[] {
  return readWireFile(Buffer.from(text), profile).map((one) => {
    if ('error' in one) throw one.error;
    return one;
  });
}

function lostIn(text: string, profile?: WireProfile): Record<string, string> {
  const found = read(text, profile).flatMap((one) => one.fields());
  return Object.fromEntries(found.flatMap(({ path, lost }) => (lost === null ? [] : [[path, lost]])));
}

test('of the samples of all dialects, only what no field of ours has is lost', () => {
  const lost = Object.fromEntries(dialectFiles().map((file) => [file, lostIn(sample(file))]));
  expect(lost).toEqual({
    'ap.json': {},
    'atom.xml': {},
    'feed.json': { 'attachments.title': 'The foghorn' },
    'newsml-1.xml': {},
    'newsml-g2.xml': {
      'rightsInfo/copyrightHolder/name[@xml:lang="ja"]': 'メリディアン通信',
      'contentMeta/headline[@role="hld:sub"]': 'Nobody had asked for the right time',
      'contentSet/inlineXML/nitf/body/body.head/hedline/hl1': 'Island clock is set right',
    },
    'ninjs-1.json': {},
    'ninjs-3.json': { 'headlines[role=seo].value': 'Net museum Torigasawa opens' },
    'nitf.xml': { 'body/body.head/hedline/hl2': 'The new one arrived without a plug' },
    'rss-1.xml': {},
    'rss.xml': {},
  });
});

test('each lost path, put into a profile as it is, leads to the words, and then nothing is lost there', () => {
  let looked = 0;
  for (const file of dialectFiles())
    for (const [path, words] of Object.entries(lostIn(sample(file)))) {
      looked += 1;
      const profile = wireProfile.parse({ fields: { edNote: path } });
      const notes = read(sample(file), profile).map(({ item }) => item.edNote);
      expect(
        notes.some((note) => note?.includes(words)),
        `${file} ${path}`,
      ).toBe(true);
      expect(lostIn(sample(file), profile)).not.toHaveProperty([path]);
    }
  expect(looked).toBeGreaterThan(5);
});

describe('paths', () => {
  const inside = (extra: object, profile?: WireProfile): Record<string, string> =>
    lostIn(JSON.stringify(ninjsItem({ extra })), profile);

  test('leave positions out, tell by role, and pass over names that count', () => {
    const words = 'Seen from the old pier.';
    expect(
      inside({
        notes: [{ text: words }, { text: words }],
        lines: [
          { role: 'aside', text: words },
          { role: 'urn:x:20261124', text: words },
        ],
        'picture--2': { about: words },
        deep: [[{ last: words }]],
      }),
    ).toEqual({
      'extra.notes.text': 'Seen from the old pier',
      'extra.lines[role=aside].text': 'Seen from the old pier',
      'extra.lines.text': 'Seen from the old pier',
      'extra.*.about': 'Seen from the old pier',
      'extra.deep.last': 'Seen from the old pier',
    });
  });

  test('that a profile says are not needed are no loss', () => {
    const profile = wireProfile.parse({ unneeded: ['extra.about'] });
    const extra = { about: 'Nobody needs this here.', more: 'Somebody may need that.' };
    expect(inside(extra, profile)).toEqual({ 'extra.more': 'Somebody may need that' });
  });

  test('and what is looked at are bounded', () => {
    const many = Object.fromEntries(
      Array.from({ length: 400 }, (_, at) => [
        `k${String.fromCodePoint(97 + (at % 26)).repeat(1 + at / 26)}`,
        'Some words here',
      ]),
    );
    expect(Object.keys(inside(many)).length).toBeLessThanOrEqual(150);
    let deep: object = { last: 'Too deep to be found.' };
    for (let level = 0; level < 150; level += 1) deep = { in: deep };
    expect(inside(deep)).toEqual({});
    const long = 'word after word '.repeat(50_000);
    const found = within(500, () => inside({ long: [long, long], other: long }));
    expect(Object.keys(found)).toContain('extra.long');
  });
});

test('of a text in which a part is nowhere, the part is named', () => {
  const body = '<p>The paint was left over.</p><figure><figcaption>Orange, as drivers had asked.</figcaption></figure>';
  expect(lostIn(JSON.stringify(ninjsItem({ body })))).toEqual({
    'bodies[role=main].value': 'Orange, as drivers had asked',
  });
});

test('elements within a line are its words, those beside it have a path of their own', () => {
  const nitf = sample('nitf.xml', [
    '<block>',
    '<p>Asked <org>Port <em>authority</em></org> on Monday.</p><aside><p>A box that stands beside.</p></aside><block>',
  ]);
  expect(lostIn(nitf)).toEqual({ 'body/body.head/hedline/hl2': 'The new one arrived without a plug' });
  const media = sample('nitf.xml', [
    '</media-caption>',
    '</media-caption><media-object>A sound of the horn.</media-object>',
  ]);
  expect(lostIn(media)).toMatchObject({ 'body/body.content/media/media-object': 'A sound of the horn' });
});
