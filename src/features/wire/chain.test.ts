import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judge } from './chain.ts';
import type { ChainState, DecidingVersion } from './chain.ts';
import type { WireItem, WireStatus } from './wire-item.ts';

type Version = Pick<WireItem, 'version' | 'versionCreated' | 'status' | 'embargo'>;
type Chain = { state: ChainState; deciding: DecidingVersion } | null;

const later = new Date('2026-12-01T00:00:00Z');
const version = (number: number, status: WireStatus = 'usable', embargo: Version['embargo'] = null): Version => ({
  version: String(number),
  versionCreated: new Date(Date.UTC(2026, 10, 1, number)),
  status,
  embargo,
});

/** As the database keeps it: only what decides changes the chain. */
function receive(chain: Chain, item: Version): Chain {
  const verdict = judge(chain, item);
  return verdict.kind === 'decides' ? { state: verdict.state, deciding: { ...item } } : chain;
}

const anyStatus = fc.constantFrom<WireStatus>('usable', 'embargoed', 'withheld', 'canceled');
/** Versions of one item, each number once. */
const versions = fc
  .uniqueArray(
    fc.record({
      number: fc.integer({ min: 0, max: 20 }),
      status: anyStatus,
      embargo: fc.constantFrom<Version['embargo']>(null, 'unknown', later),
    }),
    { minLength: 1, maxLength: 8, selector: (entry) => entry.number },
  )
  .map((entries) => entries.map((entry) => version(entry.number, entry.status, entry.embargo)));
const shuffled = versions.chain((list) =>
  fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
);

describe('a chain of versions', () => {
  test('ends in the same state, whatever the order in which they come', () => {
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        const state = list.reduce(receive, null as Chain)?.state;
        expect(other.reduce(receive, null as Chain)?.state).toBe(state);
      }),
      { numRuns: 1_000 },
    );
  });

  test('is not changed by a version that it has, nor by an older one that is no cancel', () => {
    fc.assert(
      fc.property(versions, fc.nat(), (list, pick) => {
        const chain = list.reduce(receive, null as Chain);
        const old = list[pick % list.length];
        if (old && old.status !== 'canceled') expect(receive(chain, old)?.state).toBe(chain?.state);
        if (chain?.state !== 'canceled') expect(receive(chain, version(-1))).toBe(chain);
      }),
    );
  });

  test('once canceled stays canceled', () => {
    fc.assert(
      fc.property(versions, versions, (before, after) => {
        const canceled = receive(before.reduce(receive, null as Chain), version(21, 'canceled'));
        expect(after.reduce(receive, canceled)?.state).toBe('canceled');
      }),
    );
    const canceled = receive(null, version(1, 'canceled'));
    expect(judge(canceled, version(2))).toEqual({ kind: 'revival' });
    expect(judge(canceled, version(2, 'canceled'))).toMatchObject({ kind: 'decides' });
  });

  test('is held by an embargo without a usable date, and by nothing else', () => {
    fc.assert(
      fc.property(versions, (list) => {
        const chain = list.reduce(receive, null as Chain);
        const deciding = list.find((item) => item.version === chain?.deciding.version);
        const holds = deciding?.status === 'embargoed' && !(deciding.embargo instanceof Date);
        expect(chain?.state === 'held').toBe(holds);
      }),
    );
  });

  test('takes a cancel that its agency sends under a number and a time that it has used already', () => {
    const live = receive(null, version(3));
    expect(receive(live, version(3, 'canceled'))?.state).toBe('canceled');
    const unnumbered = { ...version(1), versionCreated: null };
    expect(receive(receive(null, unnumbered), { ...unnumbered, status: 'canceled' })?.state).toBe('canceled');
  });

  test.each([
    ['9', '10', null, null],
    ['978556838', '1542761538', null, null],
    ['99999999999999999998', '99999999999999999999', null, null],
    ['0', '1', null, null],
    ['b', 'a', '2026-11-24T01:00:00Z', '2026-11-24T02:00:00Z'],
    ['1', '1', '2026-11-24T01:00:00Z', '2026-11-24T02:00:00Z'],
    ['7', '8', '2026-11-24T02:00:00Z', '2026-11-24T01:00:00Z'],
    ['1.9', '1.10', '2026-11-24T01:00:00Z', '2026-11-24T02:00:00Z'],
  ])('version %s is older than %s (made %s and %s)', (older, newer, olderMade, newerMade) => {
    const at = (name: string, made: string | null): Version => ({
      version: name,
      versionCreated: made === null ? null : new Date(made),
      status: 'usable',
      embargo: null,
    });
    const chain = receive(null, at(older, olderMade));
    expect(judge(chain, at(newer, newerMade))).toMatchObject({ kind: 'decides' });
    expect(judge(receive(null, at(newer, newerMade)), at(older, olderMade))).toEqual({ kind: 'late' });
  });
});
