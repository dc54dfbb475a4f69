/**
 * Gathers what pages tell of their reads and writes it every few seconds, in one statement. A process that is killed
 * takes three seconds of reads with it; a batch that may have been written is sent again by its number, and counts once.
 */
import { randomUUID } from 'node:crypto';
import type { Db } from '../../platform/db/database.ts';
import { addFiltered, saltsOf, takeReads } from './read-queries.ts';
import type { ReadRow } from './read-queries.ts';
import { createReadMemory } from './read-memory.ts';
import { readMark } from './read-mark.ts';
import type { Salt } from './read-mark.ts';
import { createStaffMemory } from './staff-memory.ts';
import { createStoryShare } from './story-share.ts';
import { toldRead } from './told-read.ts';
import { createVisitorPace } from './visitor-pace.ts';

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

/** Why what was told is not counted. */
export const reasons = [
  'malformed',
  'ahead',
  'robot',
  'foreign-mark',
  'foreign-origin',
  'storm',
  'staff',
  'busy',
] as const;
export type Filtered = (typeof reasons)[number];

/** What became of all that was told: `repeated` is by a visitor whom its story has had that day. */
export type ReadTotals = Readonly<Record<'counted' | 'repeated' | Filtered, number>>;

export interface ReadCounter {
  /** What the page of a story carries today. */
  markOf(siteId: number, storyId: number): string;
  take(told: Told): void;
  /** It is not looked at, but counted among those that are not. */
  leaveOut(reason: Filtered): void;
  /** Whatever has been gathered, now. */
  flush(): Promise<void>;
  stop(): Promise<void>;
  totals: ReadTotals;
}

/** Not written yet. */
interface Waiting {
  row: ReadRow;
  story: string;
  network: string;
}

/** With the writing itself less than the three seconds of reads that a killed process may take with it. */
const flushEveryMs = 2_500;
/** So many visitors of stories are written together, and no later than there are so many. */
const mostAtOnce = 2_000;
/** What is kept for a database that does not answer. */
const mostWaiting = 20_000;

export async function startReadCounter(
  db: Db,
  now: () => Date,
  onError: (error: unknown) => void,
): Promise<ReadCounter> {
  const process = randomUUID();
  let salts: Salt[] = await saltsOf(db, daysAt(now()));
  /** One visitor of one story once. */
  let waiting = new Map<string, Waiting>();
  /** Written or not: nobody knows yet. */
  let batch: { number: number; at: Date; rows: ReadRow[] } | null = null;
  let number = 0;
  let writing: Promise<void> | null = null;
  /** After a failure the next try is the timer's. */
  let resting = false;
  const totals: Record<keyof ReadTotals, number> = {
    ...{ counted: 0, repeated: 0 },
    ...(Object.fromEntries(reasons.map((reason) => [reason, 0])) as Record<Filtered, number>),
  };
  let filtered = new Map<string, number>();
  /** Whose session is being looked at. */
  const asking = new Set<Promise<void>>();
  let memory = createReadMemory(salts);
  const pace = createVisitorPace();
  const share = createStoryShare();
  const staff = createStaffMemory(db);
  const timer = setInterval(() => {
    resting = false;
    void flush();
  }, flushEveryMs);
  timer.unref();

  function leaveOut(reason: Filtered): void {
    filtered.set(reason, (filtered.get(reason) ?? 0) + 1);
    totals[reason] += 1;
  }

  function take(told: Told): void {
    const read = toldRead(told.text);
    if (!read) return leaveOut('malformed');
    if (told.purpose !== undefined && /prefetch|prerender|preview/i.test(told.purpose)) return leaveOut('ahead');
    if (memory.isRobot(told.userAgent)) return leaveOut('robot');
    const salt = today();
    const storyId = memory.storyOf(told.siteId, read.mark);
    if (storyId === null || !salt) return leaveOut('foreign-mark');
    const visitor = memory.visitorOf(salt, told.siteId, told.network, told.userAgent ?? '');
    const ms = now().getTime();
    if (!pace.allows(`${told.siteId} ${told.network}`, visitor.key, ms)) return leaveOut('storm');
    const story = `${told.siteId} ${storyId}`;
    if (!share.allows(story, told.network, visitor.key, ms)) return leaveOut('storm');
    const row = {
      ...{ day: salt.day, storyId, siteId: told.siteId, visitor: visitor.bytes, engaged: read.engaged },
      fromBlock: told.isSister(read.from),
    };
    const key = `${salt.day} ${storyId} ${told.siteId} ${visitor.key}`;
    const gathered = { row, story, network: told.network };
    if (told.session === undefined) return gather(key, gathered);
    const asked = staff
      .is(told.session, told.siteKey)
      .then((works) => (works ? leaveOut('staff') : gather(key, gathered)))
      .catch(onError)
      .finally(() => asking.delete(asked));
    asking.add(asked);
  }

  function gather(key: string, gathered: Waiting): void {
    const known = waiting.get(key)?.row;
    if (known !== undefined) {
      totals.repeated += 1;
      known.engaged ||= gathered.row.engaged;
      known.fromBlock ||= gathered.row.fromBlock;
      return;
    }
    if (waiting.size >= mostWaiting) return leaveOut('busy');
    waiting.set(key, gathered);
    if (waiting.size >= mostAtOnce && writing === null && !resting) void flush();
  }

  /** Of those whom yesterday's salt made nothing is remembered either. */
  async function renewSalts(days: readonly string[]): Promise<void> {
    salts = await saltsOf(db, days);
    memory = createReadMemory(salts);
  }

  function today(): Salt | undefined {
    const day = dayOf(now());
    return salts.find((salt) => salt.day === day) ?? salts[0];
  }

  async function flush(): Promise<void> {
    // What is under way may have begun before the last was told.
    if (writing !== null) await writing;
    writing ??= write().finally(() => (writing = null));
    await writing;
  }

  /** All that waits when it begins; more only where there is a whole batch of it. */
  async function write(): Promise<void> {
    try {
      await Promise.all(asking);
      const days = daysAt(now());
      if (!days.every((day) => salts.some((salt) => salt.day === day))) await renewSalts(days);
      leaveOutStorms();
      let left = waiting.size + (batch?.rows.length ?? 0);
      while (left > 0 || waiting.size >= mostAtOnce) {
        batch ??= nextBatch();
        const counted = await takeReads(db, { process, ...batch }, batch.rows);
        totals.counted += counted;
        totals.repeated += batch.rows.length - counted;
        left -= batch.rows.length;
        batch = null;
      }
      if (filtered.size === 0) return;
      const counts = filtered;
      filtered = new Map();
      await addFiltered(db, dayOf(now()), counts);
    } catch (error) {
      // The next time the same batch comes first, by its number.
      resting = true;
      onError(error);
    }
  }

  /** What came first of a machine that told of a story more often than a network may. */
  function leaveOutStorms(): void {
    for (const [key, { story, network }] of waiting)
      if (share.isStorm(story, network)) {
        waiting.delete(key);
        leaveOut('storm');
      }
    share.written();
  }

  function nextBatch(): NonNullable<typeof batch> {
    const entries = [...waiting].slice(0, mostAtOnce);
    if (entries.length === waiting.size) waiting = new Map();
    else for (const [key] of entries) waiting.delete(key);
    return { number: (number += 1), at: now(), rows: entries.map(([, { row }]) => row) };
  }

  return {
    markOf(siteId, storyId) {
      const salt = today();
      return salt ? readMark(salt, siteId, storyId) : '';
    },
    take,
    leaveOut,
    flush,
    async stop() {
      clearInterval(timer);
      await flush();
    },
    totals,
  };
}

function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

/** Today, and tomorrow when it is near: at midnight every node has the same salt. */
function daysAt(moment: Date): string[] {
  return [...new Set([dayOf(moment), dayOf(new Date(moment.getTime() + 600_000))])];
}
