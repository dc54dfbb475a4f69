import { describe, expect, test } from 'vitest';
import { itemOf, itemsOf, readText, sample } from '../../../../tests/support/sample-wire.ts';
import type { Change } from '../../../../tests/support/sample-wire.ts';
import { readWireFile } from '../read-wire-file.ts';

const bollard = {
  caption: 'The bollard on its way back to pier 4.',
  credit: 'Kaikyo Press',
  alt: null,
};

describe('RSS 2', () => {
  const rss = (...changes: Change[]) => itemsOf(sample('rss.xml', ...changes));

  test('an entry has its words, its rights from the channel, and its pictures', () => {
    const [full, short] = rss();
    expect(full).toMatchObject({
      format: 'rss',
      itemKey: 'kaikyo-port-901',
      version: '1',
      versionCreated: new Date('2026-11-23T21:10:00Z'),
      status: 'usable',
      headline: 'Pier 4 gets its bollard back',
      standfirst: 'It had served as a stool in a bar since 1974.',
      dateline: 'TORIGASAWA',
      byline: 'Mio Aramaki',
      rights: { holder: null, notice: '© 2026 Kaikyo Press', usageTerms: null },
      subjects: [
        { scheme: 'https://kaikyo.example/subjects', code: null, name: 'transport' },
        { scheme: null, code: null, name: 'ports' },
      ],
      language: 'en-gb',
      bodyHtml: expect.stringMatching(/^<p>TORIGASAWA.*cold/s),
      media: [{ href: 'https://kaikyo.example/pictures/bollard-400.jpg', ...bollard }, bollard],
      pictures: [{ href: 'https://kaikyo.example/pictures/bollard-1600.jpg', ...bollard }],
      problems: [],
    });
    expect(short).toMatchObject({
      itemKey: 'https://kaikyo.example/ports/birthday',
      versionCreated: new Date('2026-11-23T21:00:00Z'),
      headline: 'Ferry & crane share a birthday',
      standfirst: null,
      byline: 'Ports desk',
      bodyHtml: expect.stringContaining('1966'),
      pictures: [{ href: 'https://kaikyo.example/pictures/crane.png', caption: null, alt: null }],
    });
  });

  test('one entry without guid and link is refused, and stops no other', () => {
    const found = readText(sample('rss.xml', ['<link>https://kaikyo.example/ports/birthday</link>', '']));
    expect(found.map((one) => ('error' in one ? one.error.message : one.item.itemKey))).toEqual([
      'kaikyo-port-901',
      expect.stringContaining('guid'),
    ]);
  });

  test('a date that nobody can place is left out and said', () => {
    const [item] = rss(['Tue, 24 Nov 2026 06:10:00 +0900', 'Tue, 24 Nov 2026 06:10:00']);
    expect(item).toMatchObject({ versionCreated: null, problems: [expect.stringContaining('time zone')] });
  });

  test('other prefixes mean the same, a thumbnail is a picture where there is no other, and a feed may be empty', () => {
    const prefixed = sample('rss.xml').replaceAll('media:', 'm:').replaceAll('content:encoded', 'c:encoded');
    const renamed = prefixed.replace('xmlns:media', 'xmlns:m').replace('xmlns:content', 'xmlns:c');
    expect(itemsOf(renamed)).toEqual(rss());
    const [small] = rss([/<media:group>.*<\/media:group>/s, '<media:thumbnail url="t.jpg"/>']);
    expect(small?.pictures).toMatchObject([{ href: 't.jpg' }]);
    expect(readText(sample('rss.xml', [/<item>.*<\/item>/s, '']))).toEqual([]);
  });
});

test('RSS 1 keeps its items beside the channel', () => {
  expect(itemOf(sample('rss-1.xml'))).toMatchObject({
    format: 'rss-1',
    itemKey: 'https://kaikyo.example/ja/kp-0331',
    versionCreated: new Date('2026-11-23T21:05:00Z'),
    headline: '鳥ヶ沢の灯台、古い電球のまま冬へ',
    dateline: '鳥ヶ沢',
    byline: '神田詩織',
    rights: { notice: '© 2026 海峡通信' },
    subjects: [{ name: '灯台' }],
    language: 'ja',
    problems: [],
  });
});

describe('Atom', () => {
  const atom = (...changes: Change[]) => itemsOf(sample('atom.xml', ...changes));

  test('an entry has its words; one that is deleted is canceled', () => {
    const [deleted, entry] = atom();
    expect(deleted).toMatchObject({
      itemKey: 'tag:meridian.example,2026:islands/70',
      status: 'canceled',
      edNote: 'The goat was not missing.',
    });
    expect(entry).toMatchObject({
      format: 'atom',
      itemKey: 'tag:meridian.example,2026:islands/71',
      versionCreated: new Date('2026-11-23T21:38:00Z'),
      status: 'usable',
      headline: 'Goat of Awashiro was at home',
      standfirst: 'She had been asleep behind the shop.',
      dateline: 'AWASHIRO',
      byline: 'Tamaki Ichinose',
      rights: { notice: '© 2026 Meridian News Service', usageTerms: 'https://meridian.example/terms' },
      subjects: [{ scheme: 'https://meridian.example/subjects/', code: 'animals', name: 'Animals' }],
      language: 'en',
      bodyHtml: expect.stringMatching(/<p>AWASHIRO.*<em>never<\/em>/s),
      pictures: [{ href: 'https://meridian.example/pictures/goat.jpg' }],
      problems: [],
    });
  });

  test.each<[string, string, object]>([
    ['HTML', '<content type="html">&lt;p&gt;One.&lt;/p&gt;</content>', { bodyHtml: '<p>One.</p>', bodyText: null }],
    ['text', '<content>One.\n\nTwo.</content>', { bodyHtml: null, bodyText: 'One.\n\nTwo.' }],
    ['nothing but a summary', '', { bodyText: 'She had been asleep behind the shop.', standfirst: null }],
    [
      'a text elsewhere',
      '<content type="text/html" src="https://x.example/"/>',
      { problems: [expect.stringContaining('https://x.example/')] },
    ],
    [
      'base 64',
      '<content type="application/pdf">JVBERi0=</content>',
      { bodyHtml: null, bodyText: 'She had been asleep behind the shop.' },
    ],
  ])('its content may be %s', (_what, content, expected) => {
    expect(atom([/<content.*<\/content>/s, content])[1]).toMatchObject(expected);
  });

  test('a draft is withheld', () => {
    const draft =
      '<app:control xmlns:app="http://www.w3.org/2007/app"><app:draft>yes</app:draft></app:control><summary>';
    expect(atom(['<summary>', draft])[1]).toMatchObject({ status: 'withheld', problems: [] });
  });

  test('an entry alone, and a feed whose elements all have a prefix', () => {
    const alone = sample('atom.xml')
      .match(/<entry>.*<\/entry>/s)![0]
      .replace('<entry>', '<entry xmlns="http://www.w3.org/2005/Atom">');
    expect(itemOf(alone)).toMatchObject({ itemKey: 'tag:meridian.example,2026:islands/71', byline: 'Tamaki Ichinose' });
    const prefixed = sample('atom.xml', ['xmlns="http', 'xmlns:a="http']).replaceAll(
      /<(\/?)(?=\w)(?!\/?(?:div|p|em|at:)\b)/g,
      '<$1a:',
    );
    expect(prefixed).toContain('<a:entry>');
    expect(itemsOf(prefixed)).toEqual(atom());
  });
});

test('JSON Feed: an id may be a number, people may be the feed’s, titles of attachments are no words of ours', () => {
  const [fog, snow] = itemsOf(sample('feed.json'));
  expect(fog).toMatchObject({
    format: 'json-feed',
    itemKey: 'https://kaikyo.example/weather/fog-17',
    versionCreated: new Date('2026-11-23T21:31:00Z'),
    headline: 'Fog leaves Torigasawa by the early bus',
    standfirst: 'It had come on the evening before.',
    byline: 'Shiori Kanda, Rin Okabe',
    subjects: [{ name: 'weather' }, { name: 'transport' }],
    language: 'en',
    media: [
      { rendition: null, href: 'https://kaikyo.example/pictures/fog.jpg', caption: null, credit: null, alt: null },
      { rendition: null, href: 'https://kaikyo.example/sound/foghorn.mp3', caption: null, credit: null, alt: null },
    ],
    pictures: [{ href: 'https://kaikyo.example/pictures/fog.jpg' }],
    problems: [],
  });
  expect(snow).toMatchObject({
    itemKey: '18',
    headline: null,
    byline: 'Weather desk',
    bodyText: expect.stringContaining('Nobody lives'),
  });
  const [bad, good] = readText(sample('feed.json', ['"id": "https://kaikyo.example/weather/fog-17"', '"id": {}']));
  expect(bad).toMatchObject({ error: { code: 'wire-unreadable' } });
  expect(good).toHaveProperty('item');
});

test.each(['rss.xml', 'rss-1.xml', 'atom.xml', 'feed.json'])(
  'what is kept of an entry of %s is that entry and no other',
  (file) => {
    for (const found of readText(sample(file))) {
      if ('error' in found) throw found.error;
      expect(itemOf(found.raw)).toEqual(found.item);
    }
    // The feed moves on; its entries stay the same bytes, and are known again.
    const later = sample(file).replaceAll(/2026-11-24T06:40:00|06:20:00/g, '2026-11-24T07:40:00');
    expect(readWireFile(Buffer.from(later)).map(({ raw }) => raw)).toEqual(
      readText(sample(file)).map(({ raw }) => raw),
    );
  },
);
