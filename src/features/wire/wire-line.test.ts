/** The contract of `wire parse`. After a change of the schema: `npm test -- wire-line -u` writes docs/ anew. */
import { expect, test } from 'vitest';
import { z } from 'zod';
import { ninjsItem } from '../../../tests/support/sample-ninjs.ts';
import { readWireFile } from './read-wire-file.ts';
import { toWireLine, wireLine } from './wire-line.ts';
import type { WireLine } from './wire-line.ts';

function lineOf(value: object): WireLine {
  const [found] = readWireFile(Buffer.from(JSON.stringify(value)));
  if (!found || 'error' in found) throw found?.error ?? new Error('Nothing was found.');
  const line = toWireLine('a.json', found.item, found.fields());
  expect(wireLine.parse(line)).toEqual(line);
  return line;
}

test('the schema in docs/ is the one that lines are checked with', async () => {
  const schema = z.toJSONSchema(wireLine);
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot('../../../docs/wire-item.schema.json');
});

test('a line has every field, and says nothing by null', () => {
  const bare = lineOf({ uri: 'urn:example:bare', standard: { name: 'ninjs', version: '3.1' } });
  expect(bare).toEqual({
    file: 'a.json',
    format: 'ninjs-3',
    itemKey: 'urn:example:bare',
    version: '1',
    etag: null,
    status: 'usable',
    targetKey: null,
    embargo: null,
    expires: null,
    headline: null,
    slugline: null,
    dateline: null,
    place: null,
    byline: null,
    rights: { holder: null, notice: null, usageTerms: null },
    subjects: [],
    urgency: null,
    signals: [],
    edNote: null,
    language: null,
    bodyText: null,
    media: [],
    problems: [],
    lost: [],
  });
});

test('words that our readers pass over are named by where they stand', () => {
  const extra = { desk: 'harbour', biography: { short: 'She has written of ports since 1998.' } };
  expect(lineOf(ninjsItem({ extra })).lost).toEqual([
    { path: 'extra.biography.short', words: 'She has written of ports since 1998' },
  ]);
});

test('times are in UTC; an embargo that nobody can read is “unknown”', () => {
  const at = '2026-12-01T09:00:00+09:00';
  expect(lineOf(ninjsItem({ embargoed: at, expires: at }))).toMatchObject({
    status: 'embargoed',
    embargo: '2026-12-01T00:00:00.000Z',
    expires: '2026-12-01T00:00:00.000Z',
  });
  expect(lineOf(ninjsItem({ embargoed: '' }))).toMatchObject({ status: 'embargoed', embargo: 'unknown' });
});

test.each<[string, object[], string]>([
  [
    'HTML alone',
    [{ contenttype: 'text/html', value: '<p>One<br>line.</p><ul><li>Two</li></ul>' }],
    'One\nline.\n\nTwo',
  ],
  ['plain text', [{ contenttype: 'text/plain', value: 'One\nline.\r\n\r\n \nTwo.' }], 'One line.\n\nTwo.'],
  ['indented lines', [{ value: '　一行目\n続き\n　二行目' }], '一行目 続き\n\n二行目'],
  [
    'plain text beside HTML',
    [{ value: 'One.\n\nTwo.' }, { contenttype: 'text/html', value: '<p>1</p><p>2</p>' }],
    'One.\n\nTwo.',
  ],
  [
    'plain text that has lost its paragraphs',
    [{ value: 'One. Two.' }, { contenttype: 'text/html', value: '<p>One.</p><p>Two.</p>' }],
    'One.\n\nTwo.',
  ],
])('the words of %s are paragraphs with a blank line between them', (_what, bodies, text) => {
  expect(lineOf(ninjsItem({ bodies })).bodyText).toBe(text);
});
