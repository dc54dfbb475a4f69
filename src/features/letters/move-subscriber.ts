/** A member has another address: what went to the former one goes there from now on, and nothing of theirs stays behind. */
import type { Db } from '../../platform/db/database.ts';
import { leaveSecret } from './leave-secret.ts';
import {
  confirmedOf,
  eraseSubscriber,
  forgetLetterTokens,
  hasSubscription,
  moveLeaveLinks,
  recordConsent,
  renameSubscriber,
  subscriberFor,
} from './letter-queries.ts';
import { consentWording } from './letter.ts';

export interface MovedAddress {
  fromKey: string;
  email: string;
  emailKey: string;
  network: string;
}

/** The new address was proven by a mail just now. Where it has said stop to a letter itself, that holds. */
export async function moveSubscriber(tx: Db, moved: MovedAddress, secretKey: Buffer): Promise<void> {
  const { fromKey, email, emailKey, network } = moved;
  const confirmed = await confirmedOf(tx, fromKey);
  const renamed = await renameSubscriber(tx, fromKey, { email, emailKey });
  const subscriberId = renamed ?? (await subscriberFor(tx, email, emailKey));
  for (const { letterId, language } of confirmed) {
    if (renamed === undefined && (await hasSubscription(tx, subscriberId, letterId))) continue;
    await recordConsent(tx, {
      ...{ subscriberId, letterId, language, network, action: 'confirmed', wording: consentWording },
      ...{ page: '/prove', proof: 'address', leaveHash: leaveSecret(secretKey, subscriberId, letterId).hash },
    });
  }
  // What waits in the former mailbox begins nothing for the new one.
  if (renamed !== undefined) return forgetLetterTokens(tx, renamed);
  await moveLeaveLinks(tx, fromKey, subscriberId);
  return eraseSubscriber(tx, fromKey);
}
