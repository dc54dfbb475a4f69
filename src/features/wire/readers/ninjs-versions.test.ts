/** ninjs 1, which has no lists, and ninjs 3, which writes its names in camel case. */
import { expect, test } from 'vitest';
import { ninjsItem } from '../../../../tests/support/sample-ninjs.ts';
import { itemOf, readText } from '../../../../tests/support/sample-wire.ts';

const read = (value: object) => itemOf(JSON.stringify(value));
const item = (parts: Parameters<typeof ninjsItem>[0]) => read(ninjsItem(parts));

const one = {
  uri: 'urn:example:one',
  type: 'text',
  version: '3',
  versioncreated: '2026-11-24T06:00:00Z',
  pubstatus: 'usable',
  urgency: 2,
  byline: 'Mio Aramaki',
  headline: 'Snow',
  located: 'NIIGATA, Japan',
  copyrightholder: 'Kaikyo Press',
  description_text: 'It snowed.',
  body_text: 'Plain.',
  body_html: '<p>Rich.</p>',
  subject: [{ name: 'weather', scheme: 'http://cv.iptc.org/newscodes/mediatopic/', code: '17000000' }],
  person: [{ name: 'Gosuke Tachi' }],
  associations: {
    main: {
      type: 'picture',
      byline: 'Rin Okabe',
      headline: 'No alternative text',
      description_caption: 'A plough.',
      renditions: {
        thumbnail: { href: 't.jpg', mimetype: 'image/jpeg', width: 90 },
        original: { href: 'o.tif', mimetype: 'image/tiff', width: 9_000 },
        web: { href: './w.jpg', mimetype: 'image/jpeg', width: 900 },
      },
    },
    clip: { type: 'video', renditions: { hd: { href: 'v.mp4', mimetype: 'video/mp4' } } },
  },
};

test('ninjs 1 has one headline, bodies by name, renditions and associations as objects', () => {
  expect(read(one)).toMatchObject({
    format: 'ninjs-1',
    itemKey: 'urn:example:one',
    version: '3',
    headline: 'Snow',
    byline: 'Mio Aramaki',
    dateline: 'NIIGATA, Japan',
    place: { city: 'Niigata', region: null, country: 'Japan' },
    standfirst: 'It snowed.',
    bodyHtml: '<p>Rich.</p>',
    bodyText: 'Plain.',
    subjects: [
      { scheme: 'medtop', code: '17000000', name: 'weather' },
      { scheme: null, code: null, name: 'Gosuke Tachi' },
    ],
    media: [
      { rendition: 'thumbnail', href: 't.jpg' },
      { rendition: 'original', href: 'o.tif' },
      { rendition: 'web', href: './w.jpg', caption: 'A plough.', credit: 'Rin Okabe', alt: null },
      { rendition: 'hd', href: 'v.mp4' },
    ],
    pictures: [{ href: 'w.jpg', caption: 'A plough.', credit: 'Rin Okabe', alt: null }],
  });
});

test('ninjs 3 writes its names in camel case', () => {
  const three = {
    uri: 'urn:example:three',
    versionCreated: '2026-11-24T06:00:00Z',
    pubStatus: 'usable',
    embargoedUntil: '2026-12-01T00:00:00Z',
    edNote: 'Not for readers.',
    copyrightNotice: '© 2026 Kaikyo Press',
    headlines: [{ value: 'Snow' }],
    bodies: [
      { contentType: 'text/plain', value: 'Plain.' },
      { contentType: 'application/xhtml+xml', value: '<p>Rich.</p>' },
    ],
    renditions: [{ name: 'main', href: 'a.jpg', contentType: 'image/jpeg', width: 800 }],
    descriptions: [{ role: 'altText', value: 'A plough in snow.' }, { value: 'A plough. (Kaikyo Press)' }],
    type: 'picture',
  };
  expect(read(three)).toMatchObject({
    format: 'ninjs-3',
    kind: 'picture',
    status: 'embargoed',
    embargo: new Date('2026-12-01T00:00:00Z'),
    edNote: 'Not for readers.',
    headline: 'Snow',
    bodyHtml: '<p>Rich.</p>',
    bodyText: 'Plain.',
    pictures: [{ href: 'a.jpg', caption: 'A plough.', credit: 'Kaikyo Press', alt: 'A plough in snow.' }],
  });
});

test('an embargo by the name of another version holds all the same', () => {
  const embargo = new Date('2026-12-01T00:00:00Z');
  expect(read({ ...one, embargoedUntil: embargo.toISOString() })).toMatchObject({ status: 'embargoed', embargo });
  expect(item({ embargoedUntil: '' })).toMatchObject({ status: 'embargoed', embargo: 'unknown' });
});

test('a body in NITF is read as one; what cannot be read of it is not taken for words', () => {
  const nitf = (value: string) => item({ bodies: [{ contenttype: 'application/nitf+xml', value }] });
  expect(nitf('<nitf><body><body.content><p>Rich.</p></body.content></body></nitf>').bodyHtml).toBe('<p>Rich.</p>');
  expect(nitf('<nitf><body>')).toMatchObject({ bodyHtml: null, bodyText: null });
});

test('several items in one list are items of their own, also beside one that is none', () => {
  const found = readText(JSON.stringify([one, { ...one, uri: 7 }, 'words', ninjsItem()]));
  expect(found.map((each) => ('error' in each ? each.error.code : each.item.format))).toEqual([
    'ninjs-1',
    'wire-unreadable',
    'wire-unreadable',
    'ninjs-2',
  ]);
});
