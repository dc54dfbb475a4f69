/**
 * Gathers what pages tell of their reads and writes it every three seconds, in one statement. A process that is killed
 * takes three seconds of reads with it; a batch that may have been written is sent again by its number, and counts once.
 */
import { randomUUID } from 'node:crypto';
import type { Db } from '../../platform/db/database.ts';
import { addFiltered, isStaffSession, saltsOf, takeReads } from './read-queries.ts';
import type { ReadRow } from './read-queries.ts';
import { readMark, storyOfMark, visitorOf } from './read-mark.ts';
import type { Salt } from './read-mark.ts';
import { isRobot, toldRead } from './told-read.ts';

export interface Told {
  siteId: number;
  siteKey: string;
  text: string;
  userAgent: string | undefined;
  /** /24 or /48 */
  network: string;
  /** SHA-256 of a session's cookie. */
  session: Buffer | undefined;
  /** Asked for ahead of its reader: `prefetch`, `prerender`. */
  purpose: string | undefined;
  /** Whether a host is another site of ours. */
  isSister: (host: string) => boolean;
}

export type Filtered = 'malformed' | 'robot' | 'ahead' | 'foreign-mark' | 'storm' | 'staff' | 'busy';

export interface ReadCounter {
  /** What the page of a story carries today. */
  markOf(siteId: number, storyId: number): string;
  take(told: Told): void;
  /** Whatever has been gathered, now. */
  flush(): Promise<void>;
  stop(): Promise<void>;
  stats: () => Readonly<Record<string, number>>;
}

const flushEveryMs = 3_000;
const mostWaiting = 20_000;
const mostAtOnce = 2_000;
/** From one network on one site in a minute: an office reads less, a storm more. */
const mostVisitorsAMinute = 120;
const mostRemembered = 20_000;
const staffKeptMs = 60_000;

export async function startReadCounter(
  db: Db,
  now: () => Date,
  onError: (error: unknown) => void,
): Promise<ReadCounter> {
  const process = randomUUID();
  let salts: Salt[] = await saltsOf(db, daysAt(now()));
  const today = (): Salt | undefined => {
    const day = dayOf(now());
    return salts.find((salt) => salt.day === day) ?? salts[0];
  };
  let waiting: ReadRow[] = [];
  /** Written or not: nobody knows yet. */
  let batch: { number: number; at: Date; rows: ReadRow[] } | null = null;
  let number = 0;
  let flushing: Promise<void> | null = null;
  const totals: Record<string, number> = { counted: 0 };
  let filtered = new Map<string, number>();
  /** Whose session is being looked at. */
  const asking = new Set<Promise<void>>();
  let memory = createMemory(salts);
  const pace = createPace();
  const staff = createStaffMemory(db);
  const timer = setInterval(() => void flush(), flushEveryMs);
  timer.unref();

  function drop(reason: Filtered): void {
    filtered.set(reason, (filtered.get(reason) ?? 0) + 1);
    totals[reason] = (totals[reason] ?? 0) + 1;
  }

  function take(told: Told): void {
    const read = toldRead(told.text);
    if (!read) return drop('malformed');
    if (told.purpose !== undefined && /prefetch|prerender|preview/i.test(told.purpose)) return drop('ahead');
    if (isRobot(told.userAgent)) return drop('robot');
    const salt = today();
    const storyId = memory.storyOf(`${told.siteId} ${read.mark}`);
    if (storyId === null || !salt) return drop('foreign-mark');
    if (waiting.length >= mostWaiting) return drop('busy');
    const visitor = memory.visitors(`${salt.day}|${told.siteId}|${told.network}|${told.userAgent ?? ''}`);
    if (visitor === null) return drop('foreign-mark');
    if (!pace.allows(`${told.siteId} ${told.network}`, visitor.toString('latin1'), now().getTime()))
      return drop('storm');
    const row = {
      day: salt.day,
      storyId,
      siteId: told.siteId,
      visitor,
      engaged: read.engaged,
      fromBlock: told.isSister(read.from),
    };
    if (told.session === undefined) return void waiting.push(row);
    const asked = staff
      .is(told.session, told.siteKey)
      .then((works) => (works ? drop('staff') : void waiting.push(row)))
      .catch(onError)
      .finally(() => asking.delete(asked));
    asking.add(asked);
  }

  /** Of those whom yesterday's salt made nothing is remembered either. */
  async function renewSalts(days: readonly string[]): Promise<void> {
    salts = await saltsOf(db, days);
    memory = createMemory(salts);
  }

  async function flush(): Promise<void> {
    await Promise.all(asking);
    flushing ??= write().finally(() => (flushing = null));
    return flushing;
  }

  async function write(): Promise<void> {
    try {
      const days = daysAt(now());
      if (!days.every((day) => salts.some((salt) => salt.day === day))) await renewSalts(days);
      while (batch !== null || waiting.length > 0) {
        if (batch === null) {
          batch = { number: (number += 1), at: now(), rows: waiting.slice(0, mostAtOnce) };
          waiting = waiting.slice(mostAtOnce);
        }
        totals['counted'] = (totals['counted'] ?? 0) + ((await takeReads(db, { process, ...batch }, batch.rows)) ?? 0);
        batch = null;
      }
      if (filtered.size === 0) return;
      const counts = filtered;
      filtered = new Map();
      await addFiltered(db, dayOf(now()), counts);
    } catch (error) {
      // The next time the same batch comes first, by its number.
      onError(error);
    }
  }

  return {
    markOf(siteId, storyId) {
      const salt = today();
      return salt ? readMark(salt, siteId, storyId) : '';
    },
    take,
    flush,
    async stop() {
      clearInterval(timer);
      await flush();
    },
    stats: () => totals,
  };
}

function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

/** Today, and tomorrow when it is near: at midnight every node has the same salt. */
function daysAt(moment: Date): string[] {
  return [...new Set([dayOf(moment), dayOf(new Date(moment.getTime() + 600_000))])];
}

function createMemory(salts: readonly Salt[]) {
  return {
    /** Of `SITE MARK`. */
    storyOf: remembered((key) => {
      const [siteId, mark = ''] = key.split(' ');
      return storyOfMark(salts, Number(siteId), mark) ?? null;
    }),
    /** Of `DAY|SITE|NETWORK|BROWSER`. */
    visitors: remembered((key) => {
      const [day, siteId, network = '', ...userAgent] = key.split('|');
      const salt = salts.find((one) => one.day === day);
      return salt ? visitorOf(salt, Number(siteId), network, userAgent.join('|')) : null;
    }),
  };
}

/** What is asked again and again is worked out once; all of it is forgotten when there is much. */
function remembered<Known>(find: (key: string) => Known | null): (key: string) => Known | null {
  let known = new Map<string, Known>();
  return (key) => {
    const kept = known.get(key);
    if (kept !== undefined) return kept;
    const found = find(key);
    // What is no good is not kept: anyone can make up more of it.
    if (found === null) return null;
    if (known.size >= mostRemembered) known = new Map();
    known.set(key, found);
    return found;
  };
}

/** How many different visitors come from one network in a minute. */
function createPace(): { allows(network: string, visitor: string, ms: number): boolean } {
  let minute = 0;
  let seen = new Map<string, Set<string>>();
  return {
    allows(network, visitor, ms) {
      const current = Math.floor(ms / 60_000);
      if (current !== minute) [minute, seen] = [current, new Map()];
      const visitors = seen.get(network) ?? new Set();
      seen.set(network, visitors);
      if (visitors.size >= mostVisitorsAMinute && !visitors.has(visitor)) return false;
      visitors.add(visitor);
      return true;
    },
  };
}

/** Asked once a minute for each session that reads. */
function createStaffMemory(db: Db): { is(session: Buffer, client: string): Promise<boolean> } {
  const known = new Map<string, { works: Promise<boolean>; until: number }>();
  return {
    is(session, client) {
      const key = `${client} ${session.toString('latin1')}`;
      const kept = known.get(key);
      if (kept && performance.now() < kept.until) return kept.works;
      if (known.size > 10_000) known.clear();
      const works = isStaffSession(db, session, client);
      known.set(key, { works, until: performance.now() + staffKeptMs });
      works.catch(() => known.delete(key));
      return works;
    },
  };
}
