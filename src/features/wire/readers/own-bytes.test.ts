/** What is kept of an item is its own: it reads back to the same item, and two versions in one file never share it. */
import { describe, expect, test } from 'vitest';
import { dialectFiles, itemsOf, readText, sample } from '../../../../tests/support/sample-wire.ts';
import type { WireFileItem } from '../read-wire-file.ts';

function read(text: string): WireFileItem[] {
  return readText(text).map((one) => {
    if ('error' in one) throw one.error;
    return one;
  });
}

function expectOwn(text: string): WireFileItem[] {
  const found = read(text);
  for (const { item, raw } of found) {
    const [again] = read(raw.toString());
    expect(again?.item).toEqual(item);
    // What was kept once is kept as it is.
    expect(again?.raw.toString()).toBe(raw.toString());
  }
  expect(new Set(found.map(({ raw }) => raw.toString())).size).toBe(found.length);
  return found;
}

/** What stands between the two texts, twice, the second time with another version or other words. */
function twice(text: string, from: string, to: string, ...changes: [string, string][]): string {
  const start = text.indexOf(from);
  const end = text.indexOf(to, start) + to.length;
  const entry = text.slice(start, end);
  const changed = changes.reduce((words, [before, after]) => {
    if (!words.includes(before)) throw new Error(`There is no ${before}.`);
    return words.replace(before, after);
  }, entry);
  const between = from.startsWith('<') ? '\n' : ',';
  return text.slice(0, end) + between + changed + text.slice(end);
}

test.each(dialectFiles())('each item of %s reads back from its own bytes', (file) => {
  expect(expectOwn(sample(file)).length).toBe(itemsOf(sample(file)).length);
});

const ninjs = sample('ninjs-1.json');
const ninjs3 = sample('ninjs-3.json');
const inAp = sample('ap.json');
const ap = JSON.parse(inAp) as { data: { items: object[] } };
const second = JSON.parse(JSON.stringify(ap.data.items[0]).replace('"version":0', '"version":1')) as object;

/** Two versions of one item in one file. */
const files: [dialect: string, text: string][] = [
  ['a list of ninjs 1', `[${ninjs}, ${ninjs.replace('"version": "1"', '"version": "2"')}]`],
  ['a wrapped list of ninjs 3', `{"items": [${ninjs3}, ${ninjs3.replace('"version": "2"', '"version": "3"')}]}`],
  ['a page of AP’s', JSON.stringify({ ...ap, data: { ...ap.data, items: [...ap.data.items, second] } })],
  ['a list of AP’s', JSON.stringify({ items: [...ap.data.items, second] })],
  [
    'a message of NewsML-G2',
    twice(sample('newsml-g2.xml'), '<newsItem', '</newsItem>', ['version="11"', 'version="12"']),
  ],
  [
    'a message of NewsML-G2 whose picture changes',
    twice(sample('newsml-g2.xml'), '<newsItem guid="urn:meridian:picture:5119"', '</newsItem>', [
      'on Tuesday',
      'on Wednesday',
    ]),
  ],
  ['NewsML 1.2', twice(sample('newsml-1.xml'), '<NewsItem ', '</NewsItem>', ['>2</RevisionId>', '>3</RevisionId>'])],
  ['RSS 2', twice(sample('rss.xml'), '<item>', '</item>', ['Pier 4 gets', 'Pier 4 got'])],
  ['RSS 1', twice(sample('rss-1.xml'), '<item ', '</item>', ['の灯台、', 'の灯台は、'])],
  ['Atom', twice(sample('atom.xml'), '<entry>', '</entry>', ['T06:38:00', 'T06:39:00'])],
  [
    'JSON Feed',
    twice(sample('feed.json'), '{\n      "id": "https', '"title": "The foghorn" }]\n    }', ['T06:31', 'T06:32']),
  ],
];

describe('two versions of one item in one file', () => {
  test.each(files)('%s', (_dialect, text) => {
    const found = expectOwn(text);
    const keys = found.map(({ item }) => item.itemKey);
    expect(new Set(keys).size).toBe(keys.length - 1);
  });
});

test('what an item of a message needs of others comes along, and nothing else of them', () => {
  const message = sample('newsml-g2.xml', [
    '</itemSet>',
    '<newsItem guid="urn:meridian:text:6000" version="1"><contentMeta><headline>Another clock, elsewhere</headline></contentMeta></newsItem></itemSet>',
  ]);
  const [bundle, text, picture, other] = expectOwn(message);
  expect(text?.item.pictures).toMatchObject([{ href: 'awashiro-clock.jpg' }]);
  expect(text?.raw.toString()).not.toContain('Another clock');
  expect(text?.raw.toString()).not.toContain('transmitId');
  expect(bundle?.raw.toString()).toContain('awashiro-clock.jpg');
  expect(picture?.raw.toString()).not.toContain('urn:meridian:text:5118');
  expect(other?.raw.toString()).not.toContain('awashiro-clock.jpg');
});

test('white space that XML would change is kept as it was read', () => {
  const odd = 'One&#10;two&#9;three&#13;four';
  const feed = sample(
    'rss.xml',
    ['Pier 4 gets its bollard back', odd],
    ['domain="https', `label="${odd}" domain="https`],
  );
  const [first] = expectOwn(feed);
  expect(first?.raw.toString()).toContain('label="One&#10;two&#9;three&#13;four"');
});
