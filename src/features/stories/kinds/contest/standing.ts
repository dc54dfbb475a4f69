/** Where a contest stands on a day. */
import type { ContestFields } from './fields.ts';

export type ContestStanding = 'before' | 'open' | 'judging' | 'decided';

export function standingOf({ opens, closes, winners }: ContestFields, today: string): ContestStanding {
  if (winners.length > 0) return 'decided';
  if (today < opens) return 'before';
  return today <= closes ? 'open' : 'judging';
}
