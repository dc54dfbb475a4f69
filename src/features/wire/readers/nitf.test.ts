import { describe, expect, test } from 'vitest';
import { itemOf, readText, sample } from '../../../../tests/support/sample-wire.ts';
import type { Change } from '../../../../tests/support/sample-wire.ts';

const nitf = (...changes: Change[]) => itemOf(sample('nitf.xml', ...changes));

test('a place among what is identified is the place where nothing else is, and then no subject', () => {
  const location = '<location><city>Kamome</city><state>Ehime</state><country>Japan</country></location>';
  const identified: Change = [
    '<key-list>',
    `<identified-content>${location}<location>Inland Sea</location></identified-content><key-list>`,
  ];
  const names = ({ subjects }: ReturnType<typeof nitf>) => subjects.map(({ name }) => name);
  const alone = nitf(identified, [/<evloc[^>]*>/, ''], [/<dateline>.*<\/dateline>/, '']);
  expect(alone.place).toEqual({ city: 'Kamome', region: 'Ehime', country: 'Japan' });
  expect(names(alone)).toContain('Inland Sea');
  expect(names(alone).join()).not.toContain('Kamome');
  const beside = nitf(identified);
  expect(beside.place?.city).toBe('Torigasawa');
  expect(names(beside)).toContain('Kamome Ehime Japan');
});

test('every field of a full document is read into our terms', () => {
  const pictureWords = {
    caption: 'The lighthouse at Torigasawa, which has shone for 95 years.',
    credit: 'Meridian/Rin Okabe',
    alt: 'A white lighthouse on a rock.',
  };
  const { bodyHtml, ...item } = nitf();
  expect(item).toEqual({
    format: 'nitf',
    kind: 'text',
    itemKey: 'meridian.2026.4410',
    version: '2',
    etag: null,
    versionCreated: new Date('2026-11-23T20:15:00Z'),
    status: 'usable',
    embargo: null,
    target: null,
    expires: new Date('2026-12-23T15:00:00Z'),
    headline: 'Lighthouse keeps its old lamp for one more winter',
    standfirst: 'The lamp of 1931 stays until the plug is here.',
    slugline: 'lighthouse-torigasawa',
    dateline: 'Torigasawa, Japan',
    place: { city: 'Torigasawa', region: null, country: 'Japan' },
    byline: 'By Shiori Kanda, Harbour correspondent',
    rights: { holder: 'Meridian News Service', notice: null, usageTerms: 'For subscribers; not for archives.' },
    subjects: [
      { scheme: 'subj', code: '04015003', name: 'Waterway and maritime transport' },
      { scheme: null, code: null, name: 'lighthouses' },
    ],
    urgency: 4,
    signals: [],
    edNote: 'Second lead: adds the keeper.',
    language: 'en-GB',
    bodyText: null,
    media: [
      { rendition: 'small', href: 'torigasawa-small.jpg', ...pictureWords },
      { rendition: 'large', href: 'torigasawa.jpg', ...pictureWords },
    ],
    pictures: [{ href: 'torigasawa.jpg', ...pictureWords }],
    problems: [],
  });
  expect(bodyHtml).toMatch(
    /^<p>TORIGASAWA.*<p>“It is a <em>very<\/em> good.*<h2>A letter.*<a href="https:.*<td>31 km/s,
  );
  expect(bodyHtml).not.toMatch(/media|shone|desk@/);
});

describe('whether it may be published', () => {
  const later = '20261124T180000+0900';
  const at = new Date('2026-11-24T09:00:00Z');
  test.each<[string, string | null, string, unknown]>([
    ['usable', '20261124T051500+0900', 'usable', null],
    ['usable', '20261123T201500Z', 'usable', null],
    ['usable', null, 'usable', null],
    ['usable', later, 'embargoed', at],
    ['usable', '', 'embargoed', 'unknown'],
    ['usable', '20261124T180000', 'embargoed', 'unknown'],
    ['usable', '20261124', 'embargoed', 'unknown'],
    ['embargoed', later, 'embargoed', at],
    ['Embargoed', '20261124T051500+0900', 'embargoed', new Date('2026-11-23T20:15:00Z')],
    ['embargoed', null, 'embargoed', 'unknown'],
    ['withheld', later, 'withheld', at],
    ['canceled', null, 'canceled', null],
    ['hold', null, 'withheld', null],
    ['', null, 'withheld', null],
  ])('%s, to be released at %j: %s, %s', (status, release, expected, embargo) => {
    const released = release === null ? '' : `<date.release norm="${release}"/>`;
    expect(
      nitf(['management-status="usable"', `management-status="${status}"`], [/<date\.release.*\/>/, released]),
    ).toMatchObject({ status: expected, embargo });
  });

  test('the same time of issue and of release without a zone embargoes nothing', () => {
    const bare = nitf(
      [/<date\.issue.*\/>/, '<date.issue norm="2026-11-24T05:15:00"/>'],
      [/norm="20261124T051500\+0900"/, 'norm="20261124T051500"'],
    );
    expect(bare).toMatchObject({ status: 'usable', embargo: null, versionCreated: null });
  });

  test.each<[string, unknown]>([
    ['management-idref-status="canceled"', { itemKey: 'meridian.2026.4409', status: 'canceled' }],
    ['management-idref-status="withheld"', { itemKey: 'meridian.2026.4409', status: 'withheld' }],
    ['management-idref-status="burnt"', { itemKey: 'meridian.2026.4409', status: 'withheld' }],
    ['', { itemKey: 'meridian.2026.4409', status: 'usable' }],
  ])('another document gets the status that is said of it: %s', (said, target) => {
    const changed = `management-status="usable" management-doc-idref="meridian.2026.4409" ${said}`;
    expect(nitf(['management-status="usable"', changed])).toMatchObject({ status: 'usable', target });
  });

  test('a document that is canceled cancels the one that it refers to', () => {
    const changed = 'management-status="canceled" management-doc-idref="meridian.2026.4409"';
    expect(nitf(['management-status="usable"', changed])).toMatchObject({
      status: 'canceled',
      target: { itemKey: 'meridian.2026.4409', status: 'canceled' },
    });
  });
});

test('what is missing is null, and the words are looked for elsewhere', () => {
  expect(
    nitf([/<hedline>.*<\/hedline>/s, ''], [/<byline>.*<\/byline>/, ''], [/<dateline>.*<\/dateline>/, '']),
  ).toMatchObject({
    headline: 'Lighthouse keeps its old lamp',
    byline: null,
    dateline: 'TORIGASAWA, Japan',
    place: { city: 'Torigasawa', region: 'Niigata', country: 'JP' },
  });
  expect(nitf([/<doc-id.*\/>/, '']).itemKey).toBe('lighthouse-torigasawa');
  expect(itemOf('<nitf><head><docdata><doc-id id-string="x"/></docdata></head></nitf>')).toMatchObject({
    itemKey: 'x',
    version: '1',
    status: 'usable',
    headline: null,
    bodyHtml: null,
    problems: [],
  });
});

test('without doc-id and du-key it is refused: its versions could not be told apart', () => {
  const [found] = readText(sample('nitf.xml', [/<doc-id.*\/>/, ''], [/<du-key.*\/>/, '']));
  expect(found).toMatchObject({ error: { code: 'wire-unreadable', message: expect.stringContaining('doc-id') } });
});

test('a picture without a caption is there all the same, and its title is no alternative text', () => {
  const bare = nitf(
    [/<media-caption>.*<\/media-caption>/, '<media-producer>Rin Okabe</media-producer>'],
    [/ alternate-text="[^"]*"/, ' title="A title"'],
  );
  expect(bare.pictures).toEqual([{ href: 'torigasawa.jpg', caption: null, credit: 'Rin Okabe', alt: null }]);
});
