/** What is private to an agency, as data. */
import { describe, expect, test } from 'vitest';
import { itemOf, sample } from '../../../../tests/support/sample-wire.ts';
import { wireProfile } from '../wire-profile.ts';

const nitf = (profile: object, ...changes: Parameters<typeof sample>[1][]) =>
  itemOf(sample('nitf.xml', ...changes), wireProfile.parse(profile));
const ninjs = (profile: object, more: object = {}) =>
  itemOf(JSON.stringify({ ...(JSON.parse(sample('ninjs-1.json')) as object), ...more }), wireProfile.parse(profile));

test('fields are found where the agency puts them, in elements', () => {
  const meta: [string, string] = [
    '<tobject ',
    '<meta name="desk" content="Coast"/><meta name="number" content="4410_07"/><tobject ',
  ];
  const fields = {
    itemKey: { path: 'head/meta[@name="number"]/@content', before: '_' },
    version: { path: "head/meta[@name='number']/@content", after: '_' },
    slugline: ['head/meta[@name="none"]/@content', 'head/meta[@name=desk]/@content'],
    headline: '//hl2',
    urgency: 'head/nothing',
    city: '//evloc/@state-prov',
    signals: 'head/tobject/@tobject.type',
    subjects: 'head/meta[@name=desk]/@content',
  };
  expect(nitf({ fields, subjects: { Coast: 'The coast' } }, meta)).toMatchObject({
    itemKey: '4410',
    version: '07',
    slugline: 'Coast',
    headline: 'The new one arrived without a plug',
    urgency: 4,
    place: { city: 'Niigata', region: null, country: 'Japan' },
    signals: ['news'],
    subjects: [{}, {}, { scheme: null, code: 'Coast', name: 'The coast' }],
  });
});

test('fields are found where the agency puts them, in JSON', () => {
  const extra = {
    kaikyo: {
      desks: [
        { code: 'a', value: 'One' },
        { code: 'b', value: 'Two' },
      ],
      killed: 'urn:kaikyo:7',
    },
    status: 'spiked',
  };
  const fields = {
    headline: 'extra.kaikyo.desks[code=b].value',
    standfirst: 'extra.kaikyo.desks[0].value',
    status: 'extra.status',
    targetKey: 'extra.kaikyo.killed',
    targetStatus: 'extra.status',
    bodyText: 'extra.nothing',
  };
  expect(ninjs({ fields, statuses: { spiked: 'canceled' } }, { extra })).toMatchObject({
    headline: 'Two',
    standfirst: 'One',
    status: 'canceled',
    target: { itemKey: 'urn:kaikyo:7', status: 'canceled' },
    problems: [],
  });
});

test('dates without a zone are those of the agency’s clock', () => {
  const bare: [RegExp, string] = [/norm="20261124T051500\+0900"/g, 'norm="2026-11-24T05:15:00"'];
  const later: [string, string] = ['release norm="2026-11-24T05', 'release norm="2026-11-24T06'];
  expect(nitf({ timeZone: 'Asia/Tokyo' }, bare)).toMatchObject({ versionCreated: new Date('2026-11-23T20:15:00Z') });
  expect(nitf({}, bare)).toMatchObject({ versionCreated: null, embargo: null });
  expect(nitf({}, bare, later)).toMatchObject({ embargo: 'unknown' });
  expect(nitf({ timeZone: 'Asia/Tokyo' }, bare, later)).toMatchObject({ embargo: new Date('2026-11-23T21:15:00Z') });
  expect(ninjs({ timeZone: 'Asia/Tokyo' }, { embargoed: '2026-12-01T09:00:00' })).toMatchObject({
    embargo: new Date('2026-12-01T00:00:00Z'),
  });
});

test('places, vocabularies and rights by the agency’s names for them', () => {
  const profile = {
    schemes: { medtop: 'topics' },
    subjects: { 'medtop:20000337': 'Trains' },
    places: { Niigata: { city: 'Niigata City', country: 'Japan' } },
    defaults: { holder: 'Kaikyo', byline: 'Kaikyo desk' },
  };
  expect(ninjs(profile, { copyrightholder: '', byline: null })).toMatchObject({
    subjects: [{ scheme: 'topics', code: '20000337', name: 'Trains' }],
    place: { city: 'Niigata City', region: null, country: 'Japan' },
    rights: { holder: 'Kaikyo', notice: '© 2026 Kaikyo Press' },
    byline: 'Kaikyo desk',
  });
});

test('words that every object has are no entries of a profile', () => {
  expect(ninjs({}, { subject: [{ code: 'constructor' }, { code: '__proto__' }], pubstatus: 'toString' })).toMatchObject(
    {
      status: 'withheld',
      subjects: [
        { code: 'constructor', name: null },
        { code: '__proto__', name: null },
      ],
    },
  );
});

describe('a profile that is none is refused in words', () => {
  test.each<[object, string]>([
    [{ zone: 'Asia/Tokyo' }, 'zone'],
    [{ timeZone: 'Mars/Olympus' }, 'time zone'],
    [{ encoding: 'klingon' }, 'encoding'],
    [{ statuses: { live: 'published' } }, 'statuses'],
    [{ fields: { headline: 'a//b' } }, 'path'],
    [{ fields: { headline: 'a[' } }, 'path'],
    [{ fields: { body: 'a' } }, 'body'],
    [{ schemes: Object.fromEntries(Array.from({ length: 5_001 }, (_, at) => [`s${at}`, 'x'])) }, '5,000'],
  ])('%j', (profile, words) => {
    expect(wireProfile.safeParse(profile).error?.message).toContain(words);
  });
});
