/**
 * The task `letters.send`: each delivery is claimed, durably, before a byte of it goes out, and settled by what the
 * server says. One whose sender died in between stays claimed: it may have arrived, and nobody gets it twice.
 */
import type { Db } from '../../platform/db/database.ts';
import { createGroupCommit } from '../../platform/db/group-commit.ts';
import { longestConversationMs } from '../../platform/mail/mail-transport.ts';
import type { MailOutcome, MailTransport } from '../../platform/mail/mail-transport.ts';
import { enqueue } from '../../platform/tasks/task-queries.ts';
import { countSentOffers } from '../promos/promos.ts';
import type { LetterOffer } from '../promos/promos.ts';
import { claimDeliveries, markUncertain, settleDeliveries } from './edition-queries.ts';
import type { ClaimedDelivery, SettledDelivery } from './edition-queries.ts';
import { retryAfterMs } from './letter.ts';
import { deliveryWriter } from './write-delivery.ts';
import type { WriterDeps } from './write-delivery.ts';

export interface SendDeps extends WriterDeps {
  mail: MailTransport;
  /** No more are begun once it says so; those under way are ended and settled. */
  stopping?: AbortSignal;
}

export interface Sent {
  settled: number;
  /** Whose sender had died. */
  uncertain: number;
  /** What the server says to us, whoever the mail is for. */
  turnedAway: string | null;
}

/** Conversations at once; a mail host gets fewer of them, or it takes us for a flood. */
const lanes = 8;
const perDomain = 2;
const deadAfterMs = 2 * longestConversationMs;

export async function sendDeliveries(deps: SendDeps): Promise<Sent> {
  const sent: Sent = { settled: 0, uncertain: await markUncertain(deps.db, deadAfterMs / 1_000), turnedAway: null };
  const writeDelivery = deliveryWriter(deps);
  const outcomes = createGroupCommit<Settling, true>({
    async write(settling) {
      await settle(deps.db, settling, deps.now());
      return settling.map(() => true);
    },
  });
  const busy = new Map<string, number>();
  const underWay = new Set<Promise<void>>();
  const failures: unknown[] = [];

  async function outcomeOf(delivery: ClaimedDelivery): Promise<{ outcome?: MailOutcome; offer: LetterOffer | null }> {
    if (!delivery.wanted) return { offer: null };
    try {
      const written = await writeDelivery(delivery);
      return written ? { outcome: await deps.mail.send(written.mail), offer: written.offer } : { offer: null };
    } catch (error) {
      // Not a word of it has gone out: what the server says comes as an outcome.
      failures.push(error);
      return { outcome: { kind: 'deferred', reason: 'It could not be written.' }, offer: null };
    }
  }

  async function sendOne(delivery: ClaimedDelivery): Promise<void> {
    const { outcome, offer } = await outcomeOf(delivery);
    if (outcome?.kind === 'turned-away') sent.turnedAway = outcome.reason;
    await outcomes.submit({ settled: settledBy(delivery, outcome, deps.now()), offer });
    sent.settled += 1;
  }

  function begin(delivery: ClaimedDelivery): void {
    const { domain } = delivery;
    busy.set(domain, (busy.get(domain) ?? 0) + 1);
    const one = sendOne(delivery)
      .catch((error: unknown) => failures.push(error))
      .then(() => {
        const others = (busy.get(domain) ?? 1) - 1;
        if (others === 0) busy.delete(domain);
        else busy.set(domain, others);
        underWay.delete(one);
      });
    underWay.add(one);
  }

  for (;;) {
    const mayBegin = sent.turnedAway === null && failures.length === 0 && deps.stopping?.aborted !== true;
    const free = mayBegin ? lanes - underWay.size : 0;
    if (free > 0) for (const delivery of await claimDeliveries(deps.db, free, { busy, perDomain })) begin(delivery);
    if (underWay.size === 0) break;
    await Promise.race(underWay);
  }
  if (failures.length > 0) throw failures[0];
  if (deps.stopping?.aborted === true) await enqueue(deps.db, 'letters.send', {}, { key: 'letters.send' });
  return sent;
}

interface Settling {
  settled: SettledDelivery;
  offer: LetterOffer | null;
}

/** What was offered counts with the delivery that says it was sent, or neither does. */
async function settle(db: Db, settling: readonly Settling[], now: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const ours = await settleDeliveries(
      tx,
      settling.map(({ settled }) => settled),
    );
    const keyOf = ({ editionId, subscriberId }: (typeof ours)[number]): string => `${editionId} ${subscriberId}`;
    const keys = new Set(ours.map(keyOf));
    const sent = settling.flatMap(({ settled, offer }) =>
      offer !== null && settled.state === 'sent' && keys.has(keyOf(settled)) ? [offer] : [],
    );
    if (sent.length > 0) await countSentOffers(tx, sent, now);
  });
}

/** No outcome: there was nothing to send, or nobody to send it to. */
function settledBy(delivery: ClaimedDelivery, outcome: MailOutcome | undefined, now: Date): SettledDelivery {
  const { editionId, subscriberId } = delivery;
  const settled = { editionId, subscriberId, nextAt: null, suppress: false };
  if (outcome === undefined) return { ...settled, state: 'skipped', reason: null };
  switch (outcome.kind) {
    case 'sent':
      return { ...settled, state: 'sent', reason: null };
    case 'unknown':
      return { ...settled, state: 'uncertain', reason: outcome.reason };
    case 'refused':
      return { ...settled, state: 'bounced', reason: outcome.reason };
    case 'no-mailbox':
      return { ...settled, state: 'bounced', reason: outcome.reason, suppress: true };
    case 'deferred':
    case 'turned-away': {
      const waitMs = retryAfterMs(delivery.attempts);
      if (waitMs === null) return { ...settled, state: 'bounced', reason: `Given up: ${outcome.reason}` };
      return { ...settled, state: 'deferred', reason: outcome.reason, nextAt: new Date(now.getTime() + waitMs) };
    }
  }
}
