/** The link of a confirmation, pressed: the subscription begins, and the latest edition goes out to who has begun. */
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { enqueue } from '../../platform/tasks/task-queries.ts';
import { mailAddress } from '../../platform/mail/mail-address.ts';
import { secretHash } from '../members/members.ts';
import { latestEditions, queueDelivery } from './edition-queries.ts';
import { leaveSecret } from './leave-secret.ts';
import {
  lettersOfSite,
  liftSuppression,
  pendingLetters,
  recordConsent,
  subscriberFor,
  useLetterToken,
} from './letter-queries.ts';
import type { PendingLetters } from './letter-queries.ts';
import { consentWording, isOffered } from './letter.ts';

/** Looking changes nothing: programs look, too. */
export async function findPendingLetters(db: Db, token: string): Promise<PendingLetters | undefined> {
  const hash = secretHash(token);
  return hash === undefined ? undefined : pendingLetters(db, hash);
}

/** Whether an edition is on its way. */
export async function confirmLetters(
  db: Db,
  answered: { token: string; network: string; language: string },
  secretKey: Buffer,
): Promise<{ latest: boolean }> {
  const hash = secretHash(answered.token);
  if (hash === undefined) throw new KnownError('link-ended');
  return db.transaction().execute(async (tx) => {
    const pending = await pendingLetters(tx, hash);
    if (!pending || !(await useLetterToken(tx, hash))) throw new KnownError('link-ended');
    await liftSuppression(tx, pending.subscriberId);
    let latest = false;
    for (const letterId of pending.letterIds) {
      const about = { ...answered, subscriberId: pending.subscriberId, page: pending.page, proof: 'mail' };
      latest = (await begin(tx, about, letterId, secretKey)) || latest;
    }
    return { latest };
  });
}

/** To the day's stories, for an address that was proven another way: a registration whose box was ticked. */
export async function subscribeProven(
  tx: Db,
  wanted: { email: string; siteId: number; language: string; network: string; proof: string },
  secretKey: Buffer,
): Promise<void> {
  const address = mailAddress(wanted.email);
  const letter = (await lettersOfSite(tx, wanted.siteId)).find(isOffered);
  if (!address || !letter) return;
  const subscriberId = await subscriberFor(tx, address.address, address.key);
  await liftSuppression(tx, subscriberId);
  await begin(tx, { ...wanted, subscriberId, page: '/register' }, letter.id, secretKey);
}

async function begin(
  tx: Db,
  about: { subscriberId: number; network: string; language: string; page: string; proof: string },
  letterId: number,
  secretKey: Buffer,
): Promise<boolean> {
  const { subscriberId, language } = about;
  await recordConsent(tx, {
    ...{ subscriberId, letterId, action: 'confirmed', wording: consentWording },
    ...{ page: about.page, network: about.network, proof: about.proof, language },
    leaveHash: leaveSecret(secretKey, subscriberId, letterId).hash,
  });
  const [latest] = await latestEditions(tx, letterId, language, 1);
  if (!latest) return false;
  await queueDelivery(tx, latest.id, subscriberId);
  await enqueue(tx, 'letters.send', {}, { key: 'letters.send' });
  return true;
}
