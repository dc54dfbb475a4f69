import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countedIds } from '../../../tests/support/sample-bodies.ts';
import { within } from '../../../tests/support/within.ts';
import { bodyFromInput } from './body-from-input.ts';
import type { Block } from './body-schema.shared.ts';
import { blockText } from './body-text.ts';
import { keepBlockIds } from './keep-block-ids.ts';

const oldIds = countedIds();
const newIds = (
  (make) => () =>
    make().replace('b', 'n')
)(countedIds());
const before = (...paragraphs: string[]): Block[] => bodyFromInput(paragraphs, oldIds).content;
const after = (...paragraphs: string[]): Block[] => bodyFromInput(paragraphs, newIds).content;
const keep = (old: Block[], fresh: Block[]): Block[] => keepBlockIds(old, fresh, blockText);
const idsOf = (blocks: readonly Block[]): string[] => blocks.map((block) => block.attrs.id);

const ferry = 'The ferry stays in port under fourteen lines until the wind drops.';
const road = 'The coast road closes at nine for the eleventh time this year.';
const shop = 'The island’s one shop sold all of its bread and most of its batteries.';

test('a paragraph that only moved keeps its id; a new one gets its own', () => {
  const old = before(ferry, road, shop);
  const [shopId, ferryId, roadId] = [old[2], old[0], old[1]].map((block) => block?.attrs.id);
  const kept = idsOf(keep(old, after(shop, 'A wave was measured.', ferry, road)));
  expect([kept[0], kept[2], kept[3]]).toEqual([shopId, ferryId, roadId]);
  expect(kept[1]).toMatch(/^n/);
});

test('a paragraph with a few new words keeps its id, a wholly new one does not', () => {
  const old = before(ferry, road);
  const kept = idsOf(keep(old, after(ferry.replace('fourteen', 'six'), 'Four loaders wait at the barrier.')));
  expect(kept[0]).toBe(old[0]?.attrs.id);
  expect(kept[1]).toMatch(/^n/);
});

test('of two that are alike, the one that is more alike gives its id', () => {
  const old = before(ferry.replace('fourteen lines until the wind drops', 'six lines until noon'), ferry);
  expect(idsOf(keep(old, after(ferry.replace('fourteen', 'fifteen'))))).toEqual([old[1]?.attrs.id]);
});

test('when a paragraph is split, the larger part keeps the id; when two are merged, the larger one’s is kept', () => {
  const [long] = before(`${ferry} ${road}`);
  const split = idsOf(keep(long ? [long] : [], after(ferry, road)));
  expect(split.filter((id) => id === long?.attrs.id)).toHaveLength(1);
  expect(split[0]).toBe(long?.attrs.id);
  const parts = before(`${ferry} It has done so before.`, 'Nobody was on it.');
  expect(idsOf(keep(parts, after(`${ferry} It has done so before. Nobody was on it.`)))).toEqual([parts[0]?.attrs.id]);
});

test('of two paragraphs with the same words each keeps its own', () => {
  const old = before('No.', ferry, 'No.');
  expect(idsOf(keep(old, after('No.', ferry, 'No.')))).toEqual(idsOf(old));
});

test('a heading is never taken for a paragraph of the same words', () => {
  const old = before(ferry);
  const fresh = bodyFromInput([{ heading: ferry }], newIds).content;
  expect(idsOf(keep(old, fresh))).toEqual(idsOf(fresh));
});

const words = fc.constantFrom('wave', 'road', 'ferry', 'stone', 'buoy', 'the', 'a', '海', '波');
const paragraph = fc.array(words, { minLength: 1, maxLength: 8 }).map((list) => list.join(' '));
const paragraphs = fc.array(paragraph, { maxLength: 12 });

test('ids stay unique, words and order stay as they came, and the same copy keeps every id', () => {
  fc.assert(
    fc.property(paragraphs, paragraphs, (first, second) => {
      const old = before(...first);
      const fresh = after(...second);
      const kept = keep(old, fresh);
      expect(new Set(idsOf(kept)).size).toBe(kept.length);
      expect(kept.map(blockText)).toEqual(fresh.map(blockText));
      expect(idsOf(keep(old, after(...first)))).toEqual(idsOf(old));
    }),
  );
});

test('a paragraph whose words stay keeps its id, whatever comes and goes around it', () => {
  fc.assert(
    fc.property(paragraphs, paragraphs, paragraphs, (above, below, elsewhere) => {
      const old = before(...above, ferry, ...below);
      const id = old[above.length]?.attrs.id;
      const kept = keep(old, after(...elsewhere, ferry));
      expect(kept.at(-1)?.attrs.id).toBe(id);
    }),
  );
});

test('2,000 paragraphs, all of them rewritten, keep their ids within the time of a publish; each text is read once', () => {
  const filler =
    'the road by the sea is closed and nobody on the island knows when it will open again for cars or boats';
  const paragraph = (index: number, last: string): string => `${filler} near house ${index} said woman${index} ${last}`;
  const old = before(...Array.from({ length: 2_000 }, (_, index) => paragraph(index, 'today')));
  const fresh = after(...Array.from({ length: 2_000 }, (_, index) => paragraph(index, 'tonight')));
  let reads = 0;
  const kept = within(750, () => {
    reads = 0;
    return keepBlockIds(old, fresh, (block) => {
      reads += 1;
      return blockText(block);
    });
  });
  expect(reads).toBe(4_000);
  expect(idsOf(kept)).toEqual(idsOf(old));
});
