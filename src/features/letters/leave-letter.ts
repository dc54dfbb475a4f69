/** Ends a subscription, at once; as often as it is asked. */
import type { Db } from '../../platform/db/database.ts';
import { secretHash } from '../members/members.ts';
import { leaveSecret } from './leave-secret.ts';
import { recordConsent, subscriptionByLeaveHash, subscriptionsOf } from './letter-queries.ts';
import type { LeavingSubscription } from './letter-queries.ts';
import { consentWording } from './letter.ts';

export async function findLeaving(db: Db, token: string): Promise<LeavingSubscription | undefined> {
  const hash = secretHash(token);
  return hash === undefined ? undefined : subscriptionByLeaveHash(db, hash);
}

/** Undefined for what was never one of ours. */
export async function leaveLetter(
  db: Db,
  token: string,
  how: { network: string; proof: 'page' | 'one-click' | 'account' },
): Promise<LeavingSubscription | undefined> {
  const hash = secretHash(token);
  const leaving = hash && (await subscriptionByLeaveHash(db, hash));
  if (!hash || !leaving) return undefined;
  if (leaving.state === 'left') return leaving;
  const { subscriberId, letterId } = leaving;
  await recordConsent(db, {
    ...{ subscriberId, letterId, action: 'left', wording: consentWording, page: '', language: 'en' },
    ...{ network: how.network, proof: how.proof, leaveHash: hash },
  });
  return leaving;
}

/** From the account page: what the member may leave is what stands under their own address. */
export async function leaveFromAccount(
  db: Db,
  secretKey: Buffer,
  wanted: { emailKey: string; letterId: number; network: string },
): Promise<void> {
  const own = (await subscriptionsOf(db, wanted.emailKey)).find(({ letterId }) => letterId === wanted.letterId);
  if (!own) return;
  const { value } = leaveSecret(secretKey, own.subscriberId, own.letterId);
  await leaveLetter(db, value, { network: wanted.network, proof: 'account' });
}
