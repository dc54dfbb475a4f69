import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stateOfChain } from './chain.ts';
import type { ChainEvent, OwnVersion, Revival, Statement } from './chain.ts';
import { compareNames, compareVersions } from './compare-versions.ts';
import type { WireStatus } from './wire-item.ts';

const hour = 3_600_000;
const day = new Date('2026-11-24T00:00:00Z').getTime();
const at = (hours: number): Date => new Date(day + hours * hour);

function own(version: number | string, status: WireStatus = 'usable', more: Partial<OwnVersion> = {}): OwnVersion {
  const made = typeof version === 'number' ? at(version) : null;
  const hash = `${version} ${status} ${JSON.stringify(more)}`;
  const plain = { embargo: null, expires: null, advisory: false, complete: true };
  return {
    kind: 'version',
    version: String(version),
    versionCreated: made,
    etag: null,
    hash,
    status,
    ...plain,
    ...more,
  };
}

function said(by: string, version: number, status: WireStatus, made: Date | null = at(version)): Statement {
  const hash = `${by} ${version} ${status} ${made?.getTime()}`;
  return { kind: 'statement', by, version: String(version), versionCreated: made, etag: null, hash, status };
}

const revive = (version: OwnVersion, ...over: { hash: string }[]): Revival => ({
  kind: 'revival',
  hash: version.hash,
  over: over.map(({ hash }) => hash),
});
const clock = (hours: number): ChainEvent => ({ kind: 'clock', at: at(hours) });

const anyStatus = fc.constantFrom<WireStatus>('usable', 'embargoed', 'withheld', 'canceled');
const anyMade = fc.option(fc.integer({ min: 0, max: 12 }).map(at));
const anyName = fc.oneof(fc.integer({ min: 0, max: 6 }).map(String), fc.constantFrom('1.9', '1.10', 'final', ''));
const anyEtag = fc.option(fc.constantFrom('e1', 'e2'));
const anyOwn: fc.Arbitrary<OwnVersion> = fc
  .record({
    ...{ version: anyName, versionCreated: anyMade, etag: anyEtag, status: anyStatus },
    embargo: fc.oneof(fc.constantFrom(null, 'unknown' as const), fc.integer({ min: 0, max: 24 }).map(at)),
    expires: fc.option(fc.integer({ min: 0, max: 48 }).map(at)),
    advisory: fc.boolean(),
    complete: fc.boolean(),
    salt: fc.integer({ min: 0, max: 2 }),
  })
  .map(({ salt, ...version }) => ({ kind: 'version', ...version, hash: JSON.stringify([version, salt]) }));
const anyStatement: fc.Arbitrary<Statement> = fc
  .record({
    ...{ version: anyName, versionCreated: anyMade, etag: anyEtag, status: anyStatus },
    by: fc.constantFrom('urn:a', 'urn:b'),
  })
  .map((statement) => ({ kind: 'statement', ...statement, hash: JSON.stringify(statement) }));
/** Everything that may be received, revived and waited for; revivals name what is there and, now and then, what is not. */
const anyEvents: fc.Arbitrary<ChainEvent[]> = fc
  .tuple(
    fc.array(anyOwn, { maxLength: 7 }),
    fc.array(anyStatement, { maxLength: 4 }),
    fc.array(fc.record({ pick: fc.nat(), over: fc.array(fc.nat(), { maxLength: 3 }) }), { maxLength: 2 }),
    fc.array(fc.integer({ min: 0, max: 48 }).map(clock), { maxLength: 3 }),
  )
  .map(([versions, statements, revivals, clocks]) => {
    const hashes = [...versions, ...statements].map(({ hash }) => hash);
    const named = (pick: number): string => hashes[pick % (hashes.length + 1)] ?? 'never received';
    const revived = revivals.map(({ pick, over }): Revival => ({
      kind: 'revival',
      hash: named(pick),
      over: over.map(named),
    }));
    return [...versions, ...statements, ...revived, ...clocks];
  });
/** The same events twice: the second time in another order, some of them more than once. */
const twice = anyEvents.chain((events) =>
  fc
    .array(fc.nat({ max: Math.max(0, events.length - 1) }), { maxLength: 6 })
    .map((again) => [...events, ...again.flatMap((index) => events[index] ?? [])])
    .chain((all) => fc.tuple(fc.constant(events), fc.shuffledSubarray(all, { minLength: all.length }))),
);

describe('a chain, whatever is received', () => {
  test('ends in the same state in any order and with any repetition', () => {
    fc.assert(
      fc.property(twice, ([events, other]) => {
        expect(stateOfChain(other)).toEqual(stateOfChain(events));
      }),
      { numRuns: 2_000 },
    );
  });

  test('once canceled stays canceled, whatever comes but a person', () => {
    const notAPerson = anyEvents.map((events) => events.filter(({ kind }) => kind !== 'revival'));
    const cancel = fc.oneof(
      anyOwn.map((version): ChainEvent => ({ ...version, status: 'canceled' })),
      anyStatement.map((statement): ChainEvent => ({ ...statement, status: 'canceled' })),
    );
    fc.assert(
      fc.property(anyEvents, cancel, notAPerson, (before, canceled, after) => {
        fc.pre(stateOfChain([...before, canceled]).state === 'canceled');
        expect(stateOfChain([...before, canceled, ...after]).state).toBe('canceled');
      }),
    );
    fc.assert(
      fc.property(notAPerson, cancel, (events, canceled) => {
        expect(stateOfChain([...events, canceled])).toMatchObject({ state: 'canceled', standing: 'canceled' });
      }),
    );
  });

  test('is not changed by an own version that is older than the one that decides, unless that is a cancel', () => {
    fc.assert(
      fc.property(anyEvents, anyOwn, (events, late) => {
        const before = stateOfChain(events);
        const deciding = events.find((event) => event.kind === 'version' && event.hash === before.deciding);
        fc.pre(deciding?.kind === 'version' && compareVersions(late, deciding) < 0 && late.status !== 'canceled');
        // Where the newest is a withhold or lacks something, an older one is what the words are taken from.
        fc.pre(deciding.hash === before.words && deciding.complete);
        const { publishable: _more, ...after } = stateOfChain([...events, late]);
        expect(before).toMatchObject(after);
      }),
      { numRuns: 500 },
    );
  });

  test('gives no advisory’s words, lets nothing out before an embargo’s end, and nothing without a clock', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const { standing, words, release } = stateOfChain(events);
        const version = events.find((event) => event.kind === 'version' && event.hash === words);
        expect(version?.kind === 'version' && version.advisory).toBe(false);
        if (standing !== 'usable') return;
        const now = Math.max(...events.map((event) => (event.kind === 'clock' ? event.at.getTime() : 0)));
        expect(release.embargoOpen).toBe(false);
        expect(release.embargoUntil?.getTime() ?? 0).toBeLessThanOrEqual(now);
        expect(release.expiresAt?.getTime() ?? Infinity).toBeGreaterThan(now);
      }),
      { numRuns: 500 },
    );
  });
});

test('versions have one order: nothing is newer than itself, nor than what is newer than it', () => {
  fc.assert(
    fc.property(anyOwn, anyOwn, anyOwn, (a, b, c) => {
      expect(compareVersions(a, b) + compareVersions(b, a)).toBe(0);
      expect(compareVersions(a, b) === 0).toBe(a.hash === b.hash);
      if (compareVersions(a, b) < 0 && compareVersions(b, c) < 0) expect(compareVersions(a, c)).toBe(-1);
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ['9', '10', null, null],
  ['978556838', '1542761538', null, null],
  ['99999999999999999998', '99999999999999999999', null, null],
  ['0', '1', null, null],
  ['b', 'a', 1, 2],
  ['1', '01', 1, 2],
  ['1', '1', 1, 2],
  ['1', '1', null, 2],
  ['7', '8', 2, 1],
  ['1.9', '1.10', 1, 2],
  ['final', '1', 2, 1],
])('version %s is older than %s (made at %s and %s)', (older, newer, olderMade, newerMade) => {
  const named = (version: string, made: number | null): OwnVersion =>
    own(version, 'usable', { versionCreated: made === null ? null : at(made) });
  const [a, b] = [named(older, olderMade), named(newer, newerMade)];
  expect([compareNames(a, b), compareNames(b, a)]).toEqual([-1, 1]);
  expect(stateOfChain([a, b])).toMatchObject({ deciding: b.hash, words: b.hash });
});

describe('embargo and expiry', () => {
  test('an embargo without a date holds until a later version says otherwise', () => {
    const open = own(1, 'embargoed', { embargo: 'unknown' });
    expect(stateOfChain([open, clock(99)])).toMatchObject({ state: 'held', standing: 'held' });
    expect(stateOfChain([own(1, 'embargoed'), clock(99)]).state).toBe('held');
    expect(stateOfChain([own(1, 'usable', { embargo: 'unknown' }), clock(99)]).state).toBe('held');
    expect(stateOfChain([open, own(2), clock(0)]).standing).toBe('usable');
    expect(stateOfChain([own(2), open, clock(0)]).standing).toBe('usable');
  });

  test('one with a date holds until the clock says so; what has expired is expired', () => {
    const dated = own(1, 'embargoed', { embargo: at(10), expires: at(20) });
    const standings = [[], [clock(9)], [clock(10)], [clock(19)], [clock(20)], [clock(20), clock(5)]];
    expect(standings.map((clocks) => stateOfChain([dated, ...clocks]).standing)).toEqual([
      ...['held', 'held', 'usable', 'usable', 'expired', 'expired'],
    ]);
  });
});

describe('words', () => {
  test('an update that lacks something leaves the words before it, and its times count', () => {
    const bare = own(2, 'embargoed', { complete: false, embargo: at(10) });
    const decision = stateOfChain([own(1), bare]);
    expect(decision).toMatchObject({ deciding: bare.hash, words: own(1).hash, release: { embargoUntil: at(10) } });
    expect(stateOfChain([bare]).words).toBe(bare.hash);
  });

  test('a withhold keeps the words that were there for when it is cleared', () => {
    expect(stateOfChain([own(2, 'withheld'), own(1)])).toMatchObject({ state: 'withheld', words: own(1).hash });
    expect(stateOfChain([own(2, 'withheld'), own(1), own(3)])).toMatchObject({ state: 'usable', words: own(3).hash });
  });

  test('an advisory holds back and takes away, and is never published', () => {
    const advisory = (status: WireStatus): OwnVersion => own(2, status, { advisory: true });
    expect(stateOfChain([advisory('usable')])).toMatchObject({ state: 'held', words: null });
    expect(stateOfChain([own(1), advisory('usable')])).toMatchObject({ state: 'usable', deciding: own(1).hash });
    expect(stateOfChain([own(1), advisory('withheld')]).state).toBe('withheld');
    expect(stateOfChain([own(1), advisory('canceled')]).state).toBe('canceled');
  });
});

describe('what another item says', () => {
  test('a cancel is followed, before its target and after it', () => {
    const cancel = said('urn:a', 1, 'canceled', null);
    expect(stateOfChain([cancel])).toMatchObject({ state: 'canceled', words: null });
    expect(stateOfChain([own(7), cancel]).state).toBe('canceled');
  });

  test('a withhold holds until its sender, or something made later, says otherwise', () => {
    const withhold = said('urn:a', 5, 'withheld');
    expect(stateOfChain([own(4), withhold]).state).toBe('withheld');
    expect(stateOfChain([own(6), withhold]).state).toBe('usable');
    expect(stateOfChain([own('6'), withhold]).state).toBe('withheld');
    expect(stateOfChain([own(4), withhold, said('urn:a', 6, 'usable', null)]).state).toBe('usable');
    expect(stateOfChain([own(4), withhold, said('urn:b', 6, 'usable')]).state).toBe('usable');
    expect(stateOfChain([own(4), withhold, said('urn:b', 4, 'usable')]).state).toBe('withheld');
    expect(stateOfChain([own(4), said('urn:a', 5, 'embargoed')]).state).toBe('held');
  });
});

describe('a revival', () => {
  const [first, cancel, third] = [own(1), own(2, 'canceled'), own(3)];

  test('needs a newer usable version, and a person', () => {
    expect(stateOfChain([first, cancel])).toMatchObject({ state: 'canceled', revivable: null });
    expect(stateOfChain([first, cancel, third])).toMatchObject({ state: 'canceled', revivable: third.hash });
    expect(stateOfChain([first, cancel, third, revive(third, cancel)])).toMatchObject({
      ...{ state: 'usable', words: third.hash, revivable: null, cancels: [] },
    });
    expect(stateOfChain([third, revive(third, cancel)]).state).toBe('usable');
  });

  test('is not undone by the old cancel, however often it comes; it is by a new one', () => {
    const revived = [first, cancel, third, revive(third, cancel)];
    expect(stateOfChain([...revived, own(2, 'canceled', { etag: 'again' })]).state).toBe('usable');
    expect(stateOfChain([...revived, own(4, 'canceled')]).state).toBe('canceled');
    // Under the number and the time that were used already.
    for (const hash of ['', 'zzz'])
      expect(stateOfChain([...revived, own(3, 'canceled', { hash })]).state).toBe('canceled');
  });

  test('brings back no words that were withdrawn', () => {
    const bare = own(3, 'usable', { complete: false });
    expect(stateOfChain([first, cancel, bare, revive(bare, cancel)]).words).toBe(bare.hash);
  });

  test('of what another item has canceled needs a version that was made later, and counts for that cancel alone', () => {
    const spoken = said('urn:a', 2, 'canceled');
    expect(stateOfChain([first, spoken, third]).revivable).toBe(third.hash);
    expect(stateOfChain([own('3'), spoken]).revivable).toBeNull();
    const revived = [first, spoken, third, revive(third, spoken)];
    expect(stateOfChain([...revived, said('urn:a', 1, 'canceled')]).state).toBe('usable');
    expect(stateOfChain([...revived, said('urn:a', 4, 'canceled')]).state).toBe('canceled');
    expect(stateOfChain([...revived, said('urn:b', 1, 'canceled')]).state).toBe('canceled');
  });
});
