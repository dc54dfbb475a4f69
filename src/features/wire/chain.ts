/** What all that was received of one item comes to. Pure, and blind to the order and the repetition of what came. */
import { compareNames, compareVersions } from './compare-versions.ts';
import type { VersionName } from './compare-versions.ts';
import type { WireItem, WireStatus } from './wire-item.ts';

/** What is kept of a chain. A dated embargo and an expiry are the story's own: the clock decides them. */
export type ChainState = 'held' | 'usable' | 'withheld' | 'canceled';

export type ChainEvent = OwnVersion | Statement | Revival | Clock;

export interface OwnVersion extends VersionName {
  kind: 'version';
  status: WireStatus;
  embargo: WireItem['embargo'];
  expires: Date | null;
  /** For editors: it may take away and hold back, and its words are never published. */
  advisory: boolean;
  /** Whether its words may stand before readers: an update that lacks something leaves those before it. */
  complete: boolean;
}

/** What another item of the same provider says of this one. The version is the other item's. */
export interface Statement extends VersionName {
  kind: 'statement';
  by: string;
  status: WireStatus;
}

/** A person lets a version live that came after a cancel. */
export interface Revival {
  kind: 'revival';
  hash: string;
  /** The cancels that the person knew of, by their hashes. */
  over: readonly string[];
}

export interface Clock {
  kind: 'clock';
  at: Date;
}

export interface ChainDecision {
  state: ChainState;
  /** By the clock: held before the end of an embargo, expired after its time. */
  standing: ChainState | 'expired';
  /** The own version that has the last say, by its hash. */
  deciding: string | null;
  /** The one whose words the story has. */
  words: string | null;
  /** Those for publication, newest first, whether their words lack something or not. */
  publishable: string[];
  release: Release;
  /** Once canceled: the version that a person may let live. */
  revivable: string | null;
  /** Once canceled: by what, own versions and others. */
  cancels: string[];
}

export interface Release {
  embargoUntil: Date | null;
  /** Embargoed, and nobody said until when. */
  embargoOpen: boolean;
  expiresAt: Date | null;
}

export function stateOfChain(events: readonly ChainEvent[]): ChainDecision {
  const received = receivedIn(events);
  const cancels = cancelsIn(received);
  // What was sent before a cancel that a person has overruled stays withdrawn.
  const publishable = received.own.filter((version) => isPublishable(version) && !isBelowRevival(version, received));
  const [latest] = publishable;
  const canceled = cancels.length > 0;
  const deciding =
    received.own.find((version) => (canceled ? cancels.includes(version) : counts(version) && !isCancel(version))) ??
    received.own.find(counts);
  const release = releaseOf(latest);
  const state = canceled ? 'canceled' : openState(received, deciding, latest, release);
  return {
    state,
    standing: standingOf(state, release, received.now),
    deciding: deciding?.hash ?? null,
    words: (publishable.find((version) => version.complete) ?? latest)?.hash ?? null,
    publishable: publishable.map(({ hash }) => hash),
    release,
    revivable: canceled ? revivableIn(received, cancels) : null,
    cancels: cancels.map(({ hash }) => hash).toSorted(),
  };
}

/** Own versions that are for publication, newest first; what a person has revived is not asked. */
export function publishableOf<Version extends OwnVersion>(versions: readonly Version[]): Version[] {
  return distinct(versions).filter(isPublishable);
}

interface Received {
  /** Newest first, each once. */
  own: OwnVersion[];
  said: Statement[];
  /** Those whose version was received. */
  revivals: Revival[];
  /** The newest version that a person has revived. */
  revived: OwnVersion | null;
  now: Date | null;
}

function receivedIn(events: readonly ChainEvent[]): Received {
  const own = distinct(events.filter((event) => event.kind === 'version'));
  const said = distinct(events.filter((event) => event.kind === 'statement'));
  const revivals = events
    .filter((event) => event.kind === 'revival')
    .filter(({ hash }) => own.some((version) => version.hash === hash && isPublishable(version)));
  const revived = own.find((version) => revivals.some(({ hash }) => hash === version.hash)) ?? null;
  const moments = events.filter((event) => event.kind === 'clock').map(({ at }) => at.getTime());
  return { own, said, revivals, revived, now: moments.length > 0 ? new Date(Math.max(...moments)) : null };
}

function distinct<Event extends VersionName>(events: readonly Event[]): Event[] {
  return [...new Map(events.map((event) => [event.hash, event])).values()].toSorted((a, b) => compareVersions(b, a));
}

/** A cancel counts whenever it comes (docs/adr/0008), unless a person has overruled it. */
function cancelsIn(received: Received): VersionName[] {
  const { own, said, revivals } = received;
  const known = said.filter(({ hash }) => revivals.some(({ over }) => over.includes(hash)));
  return [
    ...own.filter((version) => isCancel(version) && !isBelowRevival(version, received)),
    ...said.filter(
      (statement) =>
        isCancel(statement) &&
        // Said once more in the same or an older version, it is no other cancel.
        !known.some((other) => other.by === statement.by && compareNames(statement, other) <= 0),
    ),
  ];
}

/** By name: a cancel under the number and the time of what was revived is another one. */
function isBelowRevival(version: OwnVersion, { revived }: Received): boolean {
  return revived !== null && compareNames(version, revived) < 0;
}

function isCancel({ status }: { status: WireStatus }): boolean {
  return status === 'canceled';
}

function isPublishable({ advisory, status }: OwnVersion): boolean {
  return !advisory && (status === 'usable' || status === 'embargoed');
}

/** An advisory takes away and holds back; that it is usable says nothing of the story. */
function counts({ advisory, status }: OwnVersion): boolean {
  return !advisory || status === 'canceled' || status === 'withheld';
}

function openState(
  { said }: Received,
  deciding: OwnVersion | undefined,
  latest: OwnVersion | undefined,
  release: Release,
): ChainState {
  const standing = standingStatements(said, latest);
  if (deciding?.status === 'withheld' || standing.some(({ status }) => status === 'withheld')) return 'withheld';
  if (latest === undefined || release.embargoOpen || standing.length > 0) return 'held';
  return 'usable';
}

/** What others hold back: until they say otherwise, or something that was surely made later does. */
function standingStatements(said: readonly Statement[], latest: OwnVersion | undefined): Statement[] {
  const newestBySender = said.filter((statement, at) => said.findIndex(({ by }) => by === statement.by) === at);
  const clearing: VersionName[] = newestBySender.filter(({ status }) => status === 'usable');
  if (latest) clearing.push(latest);
  return newestBySender.filter(
    (statement) =>
      (statement.status === 'withheld' || statement.status === 'embargoed') &&
      !clearing.some((other) => wasMadeLater(other, statement)),
  );
}

function wasMadeLater(a: VersionName, b: VersionName): boolean {
  return a.versionCreated !== null && b.versionCreated !== null && a.versionCreated > b.versionCreated;
}

function releaseOf(latest: OwnVersion | undefined): Release {
  const embargoUntil = latest?.embargo instanceof Date ? latest.embargo : null;
  return {
    embargoUntil,
    embargoOpen: latest?.embargo === 'unknown' || (latest?.status === 'embargoed' && embargoUntil === null),
    expiresAt: latest?.expires ?? null,
  };
}

/** Without a clock nothing begins or ends: what has a date is held. */
export function standingOf(
  state: ChainState,
  { embargoUntil, expiresAt }: Omit<Release, 'embargoOpen'>,
  now: Date | null,
): ChainDecision['standing'] {
  if (state !== 'usable') return state;
  if (embargoUntil !== null && (now === null || embargoUntil > now)) return 'held';
  return expiresAt !== null && now !== null && expiresAt <= now ? 'expired' : 'usable';
}

/** The newest, if it is newer than each own cancel and was made later than each that another item spoke. */
function revivableIn({ own, said }: Received, cancels: readonly VersionName[]): string | null {
  const spoken = new Set<VersionName>(said);
  const latest = own.find(isPublishable);
  const isNewer = (cancel: VersionName): boolean =>
    latest !== undefined && (spoken.has(cancel) ? wasMadeLater(latest, cancel) : compareNames(latest, cancel) > 0);
  return latest !== undefined && cancels.every(isNewer) ? latest.hash : null;
}
