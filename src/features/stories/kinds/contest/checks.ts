import type { CheckedCopy } from '../kind.ts';
import type { ContestFields } from './fields.ts';

export function missingForContest({ fields }: CheckedCopy<ContestFields>): string[] {
  const { opens, closes, winners } = fields;
  const ranks = winners.map(({ rank }) => rank).toSorted((a, b) => a - b);
  return [
    ...(closes < opens ? ['a day of closing that is not before the opening'] : []),
    ...(ranks.some((rank, at) => rank !== at + 1)
      ? [`each rank from 1 to ${ranks.length} once (there are ${ranks.join(', ')})`]
      : []),
  ];
}

export function contestWarnings({ fields }: CheckedCopy<ContestFields>): string[] {
  return [
    ...(fields.rules.length === 0 ? ['a contest without rules'] : []),
    ...(fields.winners.length > 0 && fields.judges.length === 0 ? ['nothing says who has judged'] : []),
  ];
}
