import { describe, expect, test } from 'vitest';
import { sampleCandidate, now } from '../../../tests/support/sample-candidates.ts';
import { foldLanguages, isFresh, scoreCandidates } from './candidate.ts';

const hours = (count: number): Date => new Date(now.getTime() - count * 3_600_000);
const idsOf = (candidates: Parameters<typeof scoreCandidates>[0]): number[] =>
  scoreCandidates(candidates, new Map(), now).map(({ storyId }) => storyId);

describe('freshness', () => {
  test.each([
    ['news of this week', 'news', 71, null, 0, true],
    ['news of last week', 'news', 73, null, 900, false],
    ['old news that was rewritten today', 'news', 900, 3, 0, true],
    ['a guide of this month that is read', 'guide', 29 * 24, null, 20, true],
    ['a guide of this month that is not', 'guide', 29 * 24, null, 19, false],
    ['a guide of last month', 'guide', 31 * 24, null, 900, false],
  ] as const)('%s', (_what, kind, age, updated, heat, fresh) => {
    const story = { kind, publishedAt: hours(age), updatedAt: updated === null ? null : hours(updated) };
    expect(isFresh(story, heat, now)).toBe(fresh);
  });
});

test('a story read in two languages has the reads of both, and is one', () => {
  const [story, ...none] = foldLanguages([
    sampleCandidate({ storyId: 1, cluster: 1, fast: 10, slow: 30 }),
    sampleCandidate({ storyId: 2, cluster: 1, fast: 4, slow: 10 }),
  ]);
  expect(none).toEqual([]);
  expect(story).toMatchObject({ storyId: 1, fast: 14, slow: 40 });
});

describe('editors', () => {
  test('hide a story, in either of its languages', () => {
    const hidden = { kind: 'hide' } as const;
    expect(idsOf([sampleCandidate({ storyId: 1, fast: 99, choice: hidden }), sampleCandidate({ storyId: 2 })])).toEqual(
      [2],
    );
    const boosted = { kind: 'boost', by: 0.1 } as const;
    const pair = [
      { storyId: 1, fast: 99, choice: boosted },
      { storyId: 2, choice: hidden },
    ];
    expect(idsOf(pair.map((one) => sampleCandidate({ ...one, cluster: 1 })))).toEqual([]);
  });

  test('push one up or down', () => {
    const boost = (by: number) => ({ kind: 'boost', by }) as const;
    const [one, two] = [sampleCandidate({ storyId: 1, fast: 30 }), sampleCandidate({ storyId: 2, fast: 20 })];
    expect(idsOf([one, two])).toEqual([1, 2]);
    expect(idsOf([one, { ...two, choice: boost(0.5) }])).toEqual([2, 1]);
    expect(idsOf([{ ...one, choice: boost(-0.5) }, two])).toEqual([2, 1]);
  });
});
