import { expect, test } from 'vitest';
import { refusal } from './exit-guard.ts';
import type { ExitFacts } from './exit-guard.ts';

const now = new Date('2026-11-24T12:00:00+09:00');
const before = new Date(now.getTime() - 1);
const after = new Date(now.getTime() + 1);
const live: ExitFacts = { state: 'live', embargoOpen: false, embargoUntil: null, expiresAt: null };

test.each<[string, Partial<ExitFacts>, ReturnType<typeof refusal>]>([
  ['a live story', {}, null],
  ['a draft', { state: 'draft' }, 'draft'],
  ['a scheduled story', { state: 'scheduled' }, 'scheduled'],
  ['a withheld story', { state: 'withheld' }, 'withheld'],
  ['a killed story', { state: 'killed' }, 'killed'],
  ['a story that was taken down', { state: 'taken-down' }, 'taken-down'],
  ['an embargo until nobody knows when', { embargoOpen: true }, 'embargoed'],
  ['an open embargo, whatever its date says', { embargoOpen: true, embargoUntil: before }, 'embargoed'],
  ['a millisecond before the embargo ends', { embargoUntil: after }, 'embargoed'],
  ['the moment when the embargo ends', { embargoUntil: now }, null],
  ['a millisecond before it expires', { expiresAt: after }, null],
  ['the moment when it expires', { expiresAt: now }, 'expired'],
  ['both over', { embargoUntil: before, expiresAt: before }, 'expired'],
  ['killed and over', { state: 'killed', expiresAt: before }, 'killed'],
])('%s: %o → %s', (_what, facts, expected) => {
  expect(refusal({ ...live, ...facts }, now)).toBe(expected);
});
