/**
 * Gathers what pages tell of their offers and writes it every three seconds, in one statement. What does not count is kept
 * apart with its reason, so that a report can be checked. A batch that may have been written is sent again by its number.
 */
import { randomUUID } from 'node:crypto';
import type { Db } from '../../platform/db/database.ts';
import { createStaffMemory, isRobot } from '../audience/audience.ts';
import { offerOf } from './offer-token.ts';
import type { Offer } from './offer-token.ts';
import { takePromoEvents } from './promo-event-queries.ts';
import type { EventRow, LeftOutRow } from './promo-event-queries.ts';
import type { Placement, PromoEvent } from './promo.ts';

/** Of a request that tells of offers, or presses one. */
export interface Teller {
  siteId: number;
  siteKey: string;
  userAgent: string | undefined;
  /** /24 or /48 */
  network: string;
  /** SHA-256 of a session's cookie. */
  session: Buffer | undefined;
  /** Asked for ahead of its reader: a prefetch. */
  ahead: boolean;
}

/** Why what was told does not count; `repeated` and `unrendered` are found where it is written. */
export const leftOutReasons = ['ahead', 'robot', 'foreign', 'expired', 'hasty', 'storm', 'staff', 'no-offer'] as const;
export type LeftOut = (typeof leftOutReasons)[number];

export interface PromoCounter {
  offered(creativeId: number, siteId: number): void;
  /** Not decided for a page whose reader's browser has had enough of it today. */
  heldBack(creativeId: number, siteId: number): void;
  /** Lines of `TOKEN KIND`, as a page's script tells them. */
  take(text: string, teller: Teller): void;
  /** A press on a link; without a token it is one that no script has put there, and is raw. */
  pressed(promo: { creativeId: number; placement: Placement }, token: string | null, teller: Teller): void;
  flush(): Promise<void>;
  stop(): Promise<void>;
  /** Told and not even of ours, or more than can be kept. */
  totals: Readonly<Record<'taken' | 'malformed' | 'lost', number>>;
}

const flushEveryMs = 3_000;
const mostAtOnce = 2_000;
const mostWaiting = 20_000;
const line = /^([\w-]{44}) (rendered|viewable)$/;
/** A page has two places. */
const mostLines = 8;
/** A page that is open for longer has been forgotten. */
const shownWithinMs = 2 * 3_600_000;
const dayMs = 24 * 3_600_000;
/** A letter is read until the next has come, and what it offered is remembered for two days. */
const pressedWithinMs: Record<Placement, number> = { strip: dayMs, card: dayMs, letter: 2 * dayMs };
/** Nobody reads and presses so soon; of a letter, those who look at links before they deliver it. */
const hastyMs: Record<Placement, number> = { strip: 300, card: 300, letter: 10_000 };
/** Nodes' clocks differ a little. */
const skewMs = 5_000;
/** Of one network on one site. */
const mostAMinute = 600;

export function startPromoCounter(
  db: Db,
  key: Buffer,
  now: () => Date,
  onError: (error: unknown) => void,
): PromoCounter {
  const process = randomUUID();
  const staff = createStaffMemory(db);
  const totals = { taken: 0, malformed: 0, lost: 0 };
  let events: EventRow[] = [];
  let leftOut = new Map<string, LeftOutRow>();
  let batch: { number: number; events: EventRow[]; leftOut: LeftOutRow[] } | null = null;
  let number = 0;
  let writing: Promise<void> | null = null;
  let resting = false;
  let [minute, pace] = [0, new Map<string, number>()];
  const asking = new Set<Promise<void>>();
  const timer = setInterval(() => {
    resting = false;
    void flush();
  }, flushEveryMs);
  timer.unref();

  function leave(creativeId: number, siteId: number, kind: LeftOutRow['kind'], reason: LeftOut | 'capped' | ''): void {
    const at = `${creativeId} ${siteId} ${kind} ${reason}`;
    const known = leftOut.get(at);
    if (known) known.count += 1;
    else if (leftOut.size >= mostWaiting) totals.lost += 1;
    else leftOut.set(at, { creativeId, siteId, kind, reason, count: 1 });
  }

  /** Before anybody is asked; what only the database knows is decided there. */
  function objection(offer: Offer, kind: PromoEvent, teller: Teller, placement: Placement): LeftOut | null {
    const age = now().getTime() - offer.issuedAt;
    if (teller.ahead) return 'ahead';
    if (teller.userAgent === undefined || isRobot(teller.userAgent)) return 'robot';
    if (offer.siteId !== teller.siteId) return 'foreign';
    if (age < -skewMs || age > (kind === 'click' ? pressedWithinMs[placement] : shownWithinMs)) return 'expired';
    if (kind === 'click' && age < hastyMs[placement]) return 'hasty';
    return isStorm(teller) ? 'storm' : null;
  }

  function isStorm({ siteId, network }: Teller): boolean {
    const current = Math.floor(now().getTime() / 60_000);
    if (current !== minute) [minute, pace] = [current, new Map()];
    const told = (pace.get(`${siteId} ${network}`) ?? 0) + 1;
    pace.set(`${siteId} ${network}`, told);
    return told > mostAMinute;
  }

  function hear(offer: Offer, kind: PromoEvent, teller: Teller, placement: Placement): void {
    totals.taken += 1;
    const reason = objection(offer, kind, teller, placement);
    if (reason !== null) return leave(offer.creativeId, teller.siteId, kind, reason);
    if (teller.session === undefined) return gather(offer, kind);
    const asked = staff
      .is(teller.session, teller.siteKey)
      .then((works) => (works ? leave(offer.creativeId, teller.siteId, kind, 'staff') : gather(offer, kind)))
      .catch(onError)
      .finally(() => asking.delete(asked));
    asking.add(asked);
  }

  function gather(offer: Offer, kind: PromoEvent): void {
    if (events.length >= mostWaiting) {
      totals.lost += 1;
      return;
    }
    const day = new Date(offer.issuedAt).toISOString().slice(0, 10);
    events.push({ day, offer: offer.id, kind, creativeId: offer.creativeId, siteId: offer.siteId });
    if (events.length >= mostAtOnce && writing === null && !resting) void flush();
  }

  async function flush(): Promise<void> {
    if (writing !== null) await writing;
    writing ??= write().finally(() => (writing = null));
    await writing;
  }

  async function write(): Promise<void> {
    try {
      await Promise.all(asking);
      while (batch !== null || events.length > 0 || leftOut.size > 0) {
        batch ??= nextBatch();
        await takePromoEvents(db, { process, number: batch.number, day: dayOf(now()) }, batch.events, batch.leftOut);
        batch = null;
      }
    } catch (error) {
      // The next time the same batch comes first, by its number.
      resting = true;
      onError(error);
    }
  }

  function nextBatch(): NonNullable<typeof batch> {
    const next = { number: (number += 1), events: events.slice(0, mostAtOnce), leftOut: [...leftOut.values()] };
    events = events.slice(mostAtOnce);
    leftOut = new Map();
    return next;
  }

  return {
    offered: (creativeId, siteId) => leave(creativeId, siteId, 'offered', ''),
    heldBack: (creativeId, siteId) => leave(creativeId, siteId, 'offered', 'capped'),
    take(text, teller) {
      const lines = text.split('\n', mostLines + 1);
      if (lines.length > mostLines) {
        totals.malformed += 1;
        return;
      }
      for (const told of lines) {
        const [, token = '', kind] = line.exec(told) ?? [];
        const offer = offerOf(key, token);
        // Pages tell of what they have; only a press differs by where it was.
        if (offer) hear(offer, kind as PromoEvent, teller, 'card');
        else totals.malformed += 1;
      }
    },
    pressed({ creativeId, placement }, token, teller) {
      const offer = token === null ? undefined : offerOf(key, token);
      if (offer && offer.creativeId === creativeId) hear(offer, 'click', teller, placement);
      else leave(creativeId, teller.siteId, 'click', 'no-offer');
    },
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
