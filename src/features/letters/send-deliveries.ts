/**
 * The task `letters.send`: each delivery is claimed, durably, before a byte of it goes out, and settled by what the
 * server says. One whose sender died in between stays claimed: it may have arrived, and nobody gets it twice.
 */
import type { Db } from '../../platform/db/database.ts';
import type { MailOutcome, MailTransport } from '../../platform/mail/mail-transport.ts';
import { enqueue } from '../../platform/tasks/task-queries.ts';
import { mailFrom } from '../network/network.ts';
import type { Language, Network } from '../network/network.ts';
import { storiesByIds } from '../stories/stories.ts';
import { editionBodies, editionSubject } from './edition-mail.tsx';
import { claimDeliveries, editionById, markUncertain, settleDelivery, suppress } from './edition-queries.ts';
import type { ClaimedDelivery } from './edition-queries.ts';
import { leaveSecret } from './leave-secret.ts';
import { allLetters } from './letter-queries.ts';
import { retryAfterMs } from './letter.ts';

export interface SendDeps {
  db: Db;
  network: Network;
  mail: MailTransport;
  originOf: (site: { host: string }) => string;
  secretKey: Buffer;
  now: () => Date;
}

const batch = 20;
const atOnce = 4;
/** Longer than any mail server takes to answer. */
const deadAfterSeconds = 300;

export async function sendDeliveries(deps: SendDeps): Promise<{ settled: number; uncertain: number }> {
  const uncertain = await markUncertain(deps.db, deadAfterSeconds);
  let settled = 0;
  for (;;) {
    const claimed = await claimDeliveries(deps.db, batch);
    for (let at = 0; at < claimed.length; at += atOnce)
      await Promise.all(claimed.slice(at, at + atOnce).map((delivery) => sendOne(deps, delivery)));
    settled += claimed.length;
    if (claimed.length < batch) break;
  }
  return { settled, uncertain };
}

async function sendOne(deps: SendDeps, delivery: ClaimedDelivery): Promise<void> {
  const { db, now } = deps;
  const mail = delivery.wanted ? await written(deps, delivery) : undefined;
  if (mail === undefined) return settleDelivery(db, delivery, { state: 'skipped', reason: null, nextAt: null });
  const outcome = await deps.mail.send(mail);
  return settle(deps, delivery, outcome, now());
}

async function settle({ db }: SendDeps, delivery: ClaimedDelivery, outcome: MailOutcome, now: Date): Promise<void> {
  switch (outcome.kind) {
    case 'sent':
      return settleDelivery(db, delivery, { state: 'sent', reason: null, nextAt: null });
    case 'unknown':
      return settleDelivery(db, delivery, { state: 'uncertain', reason: outcome.reason, nextAt: null });
    case 'refused':
      await suppress(db, delivery.subscriberId, outcome.reason);
      return settleDelivery(db, delivery, { state: 'bounced', reason: outcome.reason, nextAt: null });
    case 'deferred': {
      const waitMs = retryAfterMs(delivery.attempts);
      if (waitMs === null)
        return settleDelivery(db, delivery, { state: 'bounced', reason: outcome.reason, nextAt: null });
      const nextAt = new Date(now.getTime() + waitMs);
      await settleDelivery(db, delivery, { state: 'deferred', reason: outcome.reason, nextAt });
      return enqueue(db, 'letters.send', {}, { key: 'letters.retry', runAt: nextAt });
    }
  }
}

/** As it may be read now: a story that was withdrawn since is not in it. Undefined when nothing is left. */
async function written(deps: SendDeps, delivery: ClaimedDelivery) {
  const { db, network, now, originOf, secretKey } = deps;
  const edition = await editionById(db, delivery.editionId);
  const letter = (await allLetters(db)).find(({ id }) => id === delivery.letterId);
  const site = letter && network.siteById(letter.siteId);
  if (!edition || !letter || !site) return undefined;
  const language = delivery.language as Language;
  const { value: cards } = await storiesByIds(db, { network, site, language, now: now() }, edition.storyIds);
  if (cards.length === 0) return undefined;
  const origin = originOf(site);
  const token = leaveSecret(secretKey, delivery.subscriberId, letter.id).value;
  const leaveHref = `${origin}/letters/leave/${token}`;
  const about = { site, language, day: new Date(`${edition.day}T03:00:00Z`), origin, cards, leaveHref };
  return {
    from: mailFrom(site),
    to: delivery.email,
    subject: editionSubject(about)
      .replaceAll(/[\r\n]+/g, ' ')
      .slice(0, 200),
    ...editionBodies(about),
    headers: {
      'List-Unsubscribe': `<${leaveHref}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'List-Id': `<${letter.key}.${site.host}>`,
    },
    messageId: `edition-${edition.id}-${delivery.subscriberId}`,
    returnPath: `b+${edition.id}.${delivery.subscriberId}@${site.host}`,
  };
}
