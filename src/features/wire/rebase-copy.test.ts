import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { within } from '../../../tests/support/within.ts';
import { bodyFromInput } from '../stories/body-from-input.ts';
import { blockText } from '../stories/stories.ts';
import type { Block, StoryCopy } from '../stories/stories.ts';
import type { BlockInput } from '../stories/blocks/all-blocks.ts';
import { rebaseCopy } from './rebase-copy.ts';

let made = 0;
const newId = (): string => `b${(made += 1).toString(16).padStart(8, '0')}`;
const blocksOf = (...texts: BlockInput[]): Block[] => bodyFromInput(texts, newId).content;

function copy(blocks: Block[], more: Partial<StoryCopy> = {}): StoryCopy {
  const words = { headline: 'As sent', kicker: null, standfirst: null, dateline: null, byline: null, picture: null };
  return { ...words, body: { type: 'doc', content: blocks }, fields: {}, ...more };
}
/** The same block with other words: what the editor, or `keepBlockIds`, makes of an edit. */
const saying = (block: Block | undefined, text: string): Block =>
  ({ ...block, content: [{ type: 'text', text }] }) as Block;
const textsOf = ({ body }: StoryCopy): string[] => body.content.map(blockText);
const idsOf = ({ body }: StoryCopy): string[] => body.content.map(({ attrs }) => attrs.id);

const ferry = 'The ferry stays in port under fourteen lines until the wind drops.';
const road = 'The coast road closes at nine for the eleventh time this year.';
const shop = 'The island’s one shop sold all of its bread and most of its batteries.';
const wave = 'A wave of 7.1 metres was measured off the cape at midnight.';
const desk = 'Our reporter counted four loaders at the barrier.';

test('what the desk keeps of its kind stays, whatever its agency sends', () => {
  const base = copy(blocksOf(ferry));
  const ours = { ...base, fields: { checkedOn: '2026-11-28' } };
  const { copy: rebased } = rebaseCopy(base, copy(base.body.content, { headline: 'Sent anew' }), ours);
  expect(rebased).toMatchObject({ headline: 'Sent anew', fields: { checkedOn: '2026-11-28' } });
});

describe('paragraphs', () => {
  test('one changed by the agency and another by the desk: both survive, and all keep their ids', () => {
    const base = blocksOf(ferry, road, shop);
    const [first, second, third] = base;
    const ours = [
      saying(first, 'The ferry stays in port, under fourteen lines, until the wind drops.'),
      second!,
      third!,
    ];
    const theirs = blocksOf(ferry, road, shop.replace('most', 'all'));
    const rebased = rebaseCopy(copy(base), copy(theirs), copy(ours));
    expect(textsOf(rebased.copy)).toEqual([blockText(ours[0]!), road, shop.replace('most', 'all')]);
    expect(idsOf(rebased.copy)).toEqual(base.map(({ attrs }) => attrs.id));
    expect(rebased.conflicts).toEqual([]);
    expect(idsOf(rebased.base)).toEqual(idsOf(rebased.copy));
    expect(textsOf(rebased.base)).toEqual(theirs.map(blockText));
  });

  test('the same one changed by both: the desk’s stays, and the conflict has all three', () => {
    const base = blocksOf(ferry, road);
    const ours = [saying(base[0], ferry.replace('fourteen', 'fifteen')), base[1]!];
    const theirs = blocksOf(ferry.replace('fourteen', 'sixteen'), road.replace('nine', 'ten'));
    const { copy: merged, conflicts } = rebaseCopy(copy(base), copy(theirs), copy(ours));
    expect(textsOf(merged)).toEqual([ferry.replace('fourteen', 'fifteen'), road.replace('nine', 'ten')]);
    expect(
      conflicts.map(({ place, ...parts }) => [place, ...Object.values(parts).map((part) => blockText(part as Block))]),
    ).toEqual([[base[0]?.attrs.id, ferry, ferry.replace('fourteen', 'sixteen'), ferry.replace('fourteen', 'fifteen')]]);
  });

  test('rewritten from end to end by both, between the same neighbours, it is the same one', () => {
    const base = blocksOf(ferry, road, shop);
    const ours = [base[0]!, ...blocksOf(desk), base[2]!];
    const {
      copy: merged,
      base: sent,
      conflicts,
    } = rebaseCopy(copy(base), copy(blocksOf(ferry, wave, shop)), copy(ours));
    expect(textsOf(merged)).toEqual([ferry, desk, shop]);
    for (const side of [merged, sent]) expect(idsOf(side)).toEqual(ours.map(({ attrs }) => attrs.id));
    expect(conflicts).toMatchObject([{ place: ours[1]?.attrs.id }]);
  });

  test('added by both in the same place, both stand; added by both alike, once', () => {
    const base = blocksOf(ferry, road);
    const ours = [base[0]!, ...blocksOf(desk), base[1]!];
    const both = rebaseCopy(copy(base), copy(blocksOf(ferry, wave, road)), copy(ours));
    expect(textsOf(both.copy)).toEqual([ferry, desk, wave, road]);
    const alike = rebaseCopy(copy(base), copy(blocksOf(ferry, desk, road)), copy(ours));
    expect(textsOf(alike.copy)).toEqual([ferry, desk, road]);
    expect(idsOf(alike.copy)).toEqual(ours.map(({ attrs }) => attrs.id));
    expect([both.conflicts, alike.conflicts]).toEqual([[], []]);
  });

  test('taken out by one side it is gone, unless the other has changed it', () => {
    const base = blocksOf(ferry, road, shop);
    const [first, second, third] = base;
    const byDesk = rebaseCopy(copy(base), copy(blocksOf(ferry, road, shop)), copy([first!, third!]));
    expect(textsOf(byDesk.copy)).toEqual([ferry, shop]);
    const byAgency = rebaseCopy(copy(base), copy(blocksOf(ferry, shop)), copy(base));
    expect(textsOf(byAgency.copy)).toEqual([ferry, shop]);
    const kept = rebaseCopy(
      copy(base),
      copy(blocksOf(ferry, shop)),
      copy([first!, saying(second, `${road} Again.`), third!]),
    );
    expect(textsOf(kept.copy)).toEqual([ferry, `${road} Again.`, shop]);
    expect(kept.conflicts).toMatchObject([{ place: second?.attrs.id, agency: null }]);
    const dropped = rebaseCopy(copy(base), copy(blocksOf(ferry, `${road} Again.`, shop)), copy([first!, third!]));
    expect(textsOf(dropped.copy)).toEqual([ferry, shop]);
    expect(dropped.conflicts).toMatchObject([{ place: second?.attrs.id, desk: null }]);
  });

  test('moved by the desk they stay where the desk has put them; moved by the agency they move', () => {
    const base = blocksOf(ferry, road, shop);
    const [first, second, third] = base;
    const byDesk = rebaseCopy(copy(base), copy(blocksOf(ferry, road, shop, wave)), copy([third!, first!, second!]));
    expect(textsOf(byDesk.copy)).toEqual([shop, wave, ferry, road]);
    const byAgency = rebaseCopy(
      copy(base),
      copy(blocksOf(shop, ferry, road)),
      copy([first!, ...blocksOf(desk), second!, third!]),
    );
    expect(textsOf(byAgency.copy)).toEqual([shop, ferry, desk, road]);
  });

  test('a flash to which both have written a body keeps the desk’s', () => {
    const ours = copy(blocksOf(desk, road));
    const { copy: merged, conflicts } = rebaseCopy(copy(blocksOf('')), copy(blocksOf(ferry, wave)), ours);
    expect(textsOf(merged)).toEqual([desk, road]);
    expect(conflicts).toMatchObject([{ place: 'body' }]);
  });

  test('what would come to nothing stays as the desk has it', () => {
    const base = blocksOf(ferry, road);
    const { copy: merged, conflicts } = rebaseCopy(copy(base), copy(blocksOf(road)), copy([base[0]!]));
    expect(textsOf(merged)).toEqual([ferry]);
    expect(conflicts).toMatchObject([{ place: 'body' }]);
  });

  test('the same words in other pieces are no change; other marks are', () => {
    const base = blocksOf('It *is* so.', road);
    const pieces = {
      ...base[0]!,
      content: [
        { type: 'text', text: 'It ' },
        { type: 'text', text: 'is', marks: [{ type: 'em' }] },
        { type: 'text', text: ' s' },
        { type: 'text', text: 'o.' },
      ],
    } as Block;
    const theirs = copy(blocksOf('It is not so.', road));
    expect(rebaseCopy(copy(base), theirs, copy([pieces, base[1]!])).conflicts).toEqual([]);
    expect(rebaseCopy(copy(base), theirs, copy([saying(base[0], 'It is so.'), base[1]!])).conflicts).toHaveLength(1);
  });
});

test('fields are one side’s or the other’s, each alone', () => {
  const blocks = blocksOf(ferry);
  const picture = { id: 1, alt: 'A', caption: 'C', credit: 'K' };
  const { copy: merged, conflicts } = rebaseCopy(
    copy(blocks, { headline: 'One', standfirst: 'Two', byline: 'A. Writer', picture }),
    copy(blocksOf(ferry), { headline: 'One, updated', standfirst: 'Two, updated', byline: 'A. Writer', picture: null }),
    copy(blocks, { headline: 'One, ours', standfirst: 'Two', byline: 'Ours', kicker: 'Sea', picture }),
  );
  expect(merged).toMatchObject({
    ...{ headline: 'One, ours', standfirst: 'Two, updated', byline: 'Ours', kicker: 'Sea', picture: null },
  });
  expect(conflicts).toEqual([{ place: 'headline', base: 'One', agency: 'One, updated', desk: 'One, ours' }]);
});

describe('any three copies', () => {
  const word = fc.constantFrom(ferry, road, shop, wave, desk, 'No.', '海は静かだった。', '');
  const heading = word.map((text) => ({ heading: `${text}!` }));
  const texts = fc.array(fc.oneof({ weight: 4, arbitrary: word }, { weight: 1, arbitrary: heading }), {
    minLength: 1,
    maxLength: 8,
  });
  /** What somebody makes of some blocks: taken out, said otherwise, moved, added. */
  const edited = (base: Block[]) =>
    fc
      .tuple(fc.shuffledSubarray(base), fc.shuffledSubarray([...base.keys()]), texts, fc.nat(), fc.boolean())
      .map(([some, changed, added, at, all]) => {
        const left = (all ? base : some).map((block, index) =>
          changed.includes(index) && 'content' in block ? saying(block, `${blockText(block)} So.`) : block,
        );
        return left.toSpliced(at % (left.length + 1), 0, ...blocksOf(...added.slice(0, at % 3)));
      });
  const hasWords = (blocks: Block[]): boolean => blocks.some((block) => blockText(block).trim() !== '');
  const three = texts.chain((start) => {
    const base = blocksOf(...start);
    return fc.tuple(fc.constant(base), edited(base).filter(hasWords), edited(base).filter(hasWords));
  });

  test('ids are unique; what one side alone has done is done; base and result go on from each other', () => {
    fc.assert(
      fc.property(three, ([base, sent, ours]) => {
        // The agency knows no ids.
        const theirs = sent.map((block) => ({ ...block, attrs: { ...block.attrs, id: newId() } }) as Block);
        const rebased = rebaseCopy(copy(base), copy(theirs), copy(ours));
        for (const result of [rebased.copy, rebased.base])
          expect(new Set(idsOf(result)).size).toBe(result.body.content.length);
        expect(textsOf(rebased.base)).toEqual(theirs.map(blockText));
        const standing = new Set(idsOf(rebased.copy));
        // Whatever the desk has written itself stands.
        const said = new Set(base.map(blockText));
        for (const block of ours) if (!said.has(blockText(block))) expect(standing).toContain(block.attrs.id);
        // Sent once more, nothing changes; nor does the desk's own last word.
        expect(rebaseCopy(rebased.base, copy(theirs), rebased.copy)).toMatchObject({
          copy: rebased.copy,
          conflicts: [],
        });
      }),
      { numRuns: 1_000 },
    );
  });

  test('without edits of the desk the story is what its agency sent; without an update it is the desk’s', () => {
    fc.assert(
      fc.property(three, ([base, sent, ours]) => {
        const theirs = sent.map((block) => ({ ...block, attrs: { ...block.attrs, id: newId() } }) as Block);
        const untouched = rebaseCopy(copy(base), copy(theirs), copy(base));
        expect([textsOf(untouched.copy), untouched.conflicts]).toEqual([theirs.map(blockText), []]);
        const again = base.map((block) => ({ ...block, attrs: { ...block.attrs, id: newId() } }) as Block);
        expect(rebaseCopy(copy(base), copy(again), copy(ours))).toMatchObject({ copy: copy(ours), conflicts: [] });
      }),
      { numRuns: 1_000 },
    );
  });
});

test('2,000 paragraphs, every other one changed by one side, in the time of a publish', () => {
  const paragraph = (index: number, last: string): string =>
    `House ${index} by the sea lost woman${index}’s laundry ${last}`;
  const base = blocksOf(...Array.from({ length: 2_000 }, (_, index) => paragraph(index, 'today')));
  const ours = base.map((block, index) => (index % 2 === 0 ? block : saying(block, paragraph(index, 'at noon'))));
  const theirs = blocksOf(
    ...Array.from({ length: 2_000 }, (_, index) => paragraph(index, index % 2 === 0 ? 'tonight' : 'today')),
  );
  const { copy: merged, conflicts } = within(600, () => rebaseCopy(copy(base), copy(theirs), copy(ours)));
  expect(conflicts).toEqual([]);
  expect(
    textsOf(merged)
      .map((text) => text.split(' ').at(-1))
      .slice(0, 2),
  ).toEqual(['tonight', 'noon']);
});
