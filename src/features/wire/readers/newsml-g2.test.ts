import { describe, expect, test } from 'vitest';
import { itemOf, itemsOf, readText, sample } from '../../../../tests/support/sample-wire.ts';
import type { Change } from '../../../../tests/support/sample-wire.ts';
import { wireProfile } from '../wire-profile.ts';

const g2 = (...changes: Change[]) => itemsOf(sample('newsml-g2.xml', ...changes));
/** The text of the sample's message. */
const text = (...changes: Change[]) => g2(...changes).find(({ kind }) => kind === 'text')!;

const clock = {
  caption: 'The harbour clock of Awashiro, on Tuesday.',
  credit: 'Meridian',
  alt: 'A round clock on a wooden post, with the sea behind it.',
};
const renditions = [
  { rendition: 'highRes', href: './awashiro-clock.jpg', ...clock },
  { rendition: 'thumbnail', href: './awashiro-clock-thumb.jpg', ...clock },
];

test('a message holds a package, a text and a picture, each an item of its own', () => {
  const [bundle, words, picture] = g2();
  expect(bundle).toMatchObject({
    kind: 'package',
    itemKey: 'urn:meridian:package:5120',
    version: '3',
    headline: 'Package: the clock of Awashiro',
    bodyHtml: null,
    pictures: [{ href: 'awashiro-clock.jpg' }],
  });
  const { bodyHtml, ...item } = words!;
  expect(item).toEqual({
    format: 'newsml-g2',
    kind: 'text',
    itemKey: 'urn:meridian:text:5118',
    version: '11',
    etag: null,
    versionCreated: new Date('2026-11-23T21:28:10Z'),
    status: 'usable',
    embargo: null,
    target: null,
    expires: null,
    headline: 'Island clock that ran nine minutes late is set right, and put back',
    standfirst: 'The ferry had learned to wait.',
    slugline: 'awashiro-clock',
    dateline: 'AWASHIRO, Japan',
    place: { city: 'Awashiro', region: 'Niigata', country: 'Japan' },
    byline: 'Tamaki Ichinose',
    rights: {
      holder: 'Meridian News Service',
      notice: '© 2026 Meridian News Service',
      usageTerms: 'For subscribers; not for archives.',
    },
    subjects: [
      { scheme: 'medtop', code: '20000051', name: 'island culture' },
      { scheme: 'merid', code: 'clocks', name: null },
    ],
    urgency: 5,
    signals: ['correction'],
    edNote: 'Corrects the year in the second paragraph.',
    language: 'en',
    bodyText: null,
    // The package of the message puts the picture beside it.
    media: renditions,
    pictures: [{ href: 'awashiro-clock.jpg', ...clock }],
    problems: [],
  });
  expect(bodyHtml).toMatch(/^<p>The harbour clock of Awashiro, nine.*<p>“The ferry/s);
  expect(picture).toMatchObject({ kind: 'picture', headline: 'The harbour clock', media: renditions, problems: [] });
});

test('a package alone shows what is shown, and no text', () => {
  const bundle = (...references: string[]) =>
    itemOf(
      `<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:p"><groupSet><group>${references.join('')}</group></groupSet></packageItem>`,
    ).media.map(({ href }) => href);
  const classed = (residref: string, qcode: string) =>
    `<itemRef residref="${residref}"><itemClass qcode="${qcode}"/></itemRef>`;
  expect(
    bundle(
      classed('urn:text', 'ninat:text'),
      classed('urn:bundle', 'ninat:composite'),
      '<itemRef residref="urn:unsaid"/>',
      '<itemRef href="words.xml" contenttype="application/nitf+xml"/>',
      classed('urn:picture', 'ninat:picture'),
      '<itemRef residref="urn:photo" contenttype="image/jpeg"/>',
      '<itemRef href="film.mp4"/>',
    ),
  ).toEqual(['urn:picture', 'urn:photo', 'film.mp4']);
});

test('an item is the same alone, and by any prefix', () => {
  const alone = sample('newsml-g2.xml').match(/<newsItem guid="urn:meridian:text.*?<\/newsItem>/s)![0];
  const { media: _, pictures: __, ...expected } = text();
  const bare = alone.replace('<newsItem ', '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" ');
  expect(itemOf(bare)).toMatchObject({ ...expected, pictures: [] });
  const prefixed = bare
    .replaceAll(/<(\/?)(?=[a-zA-Z])(?!\/?(?:nitf|body|hedline|hl1|byline|p)\b)/g, '<$1q:')
    .replace('xmlns=', 'xmlns:q=');
  expect(prefixed).toContain('<q:pubStatus');
  expect(itemOf(prefixed)).toEqual(itemOf(bare));
  const bodyHtml = expected.bodyHtml?.replaceAll(/\n\s*/g, '');
  expect(itemOf(bare.replaceAll(/\n\s*/g, ''))).toMatchObject({ ...expected, bodyHtml });
});

describe('whether it may be published', () => {
  const status = '<pubStatus qcode="stat:usable"/>\n        <edNote>';
  const said = (words: string): Change => [status, `${words}<edNote>`];
  test.each<[string, string, unknown]>([
    ['', 'usable', null],
    ['<pubStatus qcode="stat:withheld"/>', 'withheld', null],
    ['<pubStatus qcode="other:canceled"/>', 'canceled', null],
    ['<pubStatus uri="http://cv.iptc.org/newscodes/pubstatusg2/canceled"/>', 'canceled', null],
    ['<pubStatus qcode="stat:sleeping"/>', 'withheld', null],
    ['<pubStatus/>', 'withheld', null],
    ['<embargoed>2026-12-01T09:00:00+09:00</embargoed>', 'embargoed', new Date('2026-12-01T00:00:00Z')],
    ['<embargoed/>', 'embargoed', 'unknown'],
    ['<embargoed>2026-12-01T09:00:00</embargoed>', 'embargoed', 'unknown'],
    ['<embargoed>tomorrow</embargoed><pubStatus qcode="stat:usable"/>', 'embargoed', 'unknown'],
    ['<embargoed/><pubStatus qcode="stat:withheld"/>', 'withheld', 'unknown'],
  ])('%s: %s, %s', (words, expected, embargo) => {
    expect(text(said(words))).toMatchObject({ status: expected, embargo });
  });

  test('a link that cancels another item names it; a link that only mentions one does not', () => {
    const link = (rel: string) => text(said(`<link rel="${rel}" residref="urn:meridian:text:5000"/>`)).target;
    expect(link('irel:seeAlso')).toBeNull();
    expect(link('merid:cancels')).toEqual({ itemKey: 'urn:meridian:text:5000', status: 'canceled' });
  });
});

test('a profile says what an agency means by its words', () => {
  const profile = wireProfile.parse({
    statuses: { sleeping: 'withheld', 'merid:replaces': 'canceled' },
    signals: { 'sig:correction': 'writethru' },
    schemes: { merid: 'meridian' },
    subjects: { 'merid:clocks': 'Clocks' },
  });
  const changed = sample(
    'newsml-g2.xml',
    ['<signal', '<link rel="merid:replaces" residref="urn:x"/><signal'],
    [/<pubStatus qcode="stat:usable"\/>(?=\s*<edNote)/, '<pubStatus qcode="stat:sleeping"/>'],
  );
  expect(itemsOf(changed, profile)[1]).toMatchObject({
    status: 'withheld',
    target: { itemKey: 'urn:x', status: 'canceled' },
    signals: ['writethru'],
    subjects: [{ scheme: 'medtop' }, { scheme: 'meridian', code: 'clocks', name: 'Clocks' }],
    problems: [],
  });
});

test('the body may be XHTML or plain text, with pictures among its words', () => {
  const inline = (content: string): Change => [/<inlineXML.*<\/inlineXML>/s, content];
  const xhtml = `<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>No</title></head>
    <body><h:p xmlns:h="http://www.w3.org/1999/xhtml">One.</h:p><figure><img src="one.png" alt="A one."/><figcaption>One, seen.</figcaption></figure></body></html></inlineXML>`;
  expect(text(inline(xhtml))).toMatchObject({
    bodyHtml: '<p>One.</p>',
    pictures: [{ href: 'one.png', caption: 'One, seen.', alt: 'A one.' }, { href: 'awashiro-clock.jpg' }],
  });
  const plain = '<inlineData contenttype="text/plain">One.\n\nTwo.</inlineData>';
  expect(text(inline(plain))).toMatchObject({ bodyHtml: null, bodyText: 'One.\n\nTwo.' });
  const other = '<inlineXML><sports-content xmlns="urn:x"><score>3</score></sports-content></inlineXML>';
  expect(text(inline(other))).toMatchObject({ bodyHtml: null, bodyText: null });
});

test('an item without a guid is refused, and stops no other', () => {
  const found = readText(sample('newsml-g2.xml', ['guid="urn:meridian:package:5120" ', '']));
  expect(found.map((one) => ('error' in one ? one.error.message : one.item.itemKey))).toEqual([
    expect.stringContaining('guid'),
    'urn:meridian:text:5118',
    'urn:meridian:picture:5119',
  ]);
});

test.each(['conceptItem', 'catalogItem'])('a %s carries no news', (root) => {
  expect(() => readText(`<${root} xmlns="http://iptc.org/std/nar/2006-10-01/" guid="x"/>`)).toThrow(root);
});
