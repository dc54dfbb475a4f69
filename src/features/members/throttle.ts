/** Slows whoever tries often; never shuts anyone out for good. */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { takeTry } from './throttle-queries.ts';

/** Who tries: a network may hold many people, so it has more. */
const networkBucket = { burst: 40, perMinute: 20 };
const pairBucket = { burst: 8, perMinute: 4 };
const accountBucket = { burst: 20, perMinute: 10 };
/** Mails that anyone at all can have sent to one address: five, then one more every ten minutes. */
const mailBucket = { burst: 5, perMinute: 0.1 };
/** What pages send that cannot say when they were drawn: ten from a network, then two a minute. */
const untimedBucket = { burst: 10, perMinute: 2 };
/** What a much-tried account adds to the wait of everyone, its owner too: a nuisance and no lock. */
const accountDelayMs = 1_500;

/**
 * Before a password or an address is looked at. By network, and by network and account together: those refuse, with
 * the seconds to wait. By account alone, from wherever: that only slows, or a stranger could shut its owner out.
 */
export async function throttle(db: Db, deed: string, network: string, account: string): Promise<void> {
  const who = shortHash(account);
  await throttleNetwork(db, deed, network);
  await refuseWhenEmpty(db, `${deed} ${network} ${who}`, pairBucket);
  if ((await takeTry(db, `${deed} ${who}`, accountBucket)) !== null) await sleep(accountDelayMs);
}

/** What anyone may begin without an account: by network alone. */
export async function throttleNetwork(db: Db, deed: string, network: string, bucket = networkBucket): Promise<void> {
  await refuseWhenEmpty(db, `${deed} ${network}`, bucket);
}

/** Whether one more mail may go to an address. No answer tells: what is not sent is not said either. */
export async function mayMail(db: Db, emailKey: string): Promise<boolean> {
  return (await takeTry(db, `mail ${shortHash(emailKey)}`, mailBucket)) === null;
}

/** Whether a form that shows nothing of the time in which it was filled in may pass; else it is to be sent by one that does. */
export async function mayPassUntimed(db: Db, deed: string, network: string): Promise<boolean> {
  return (await takeTry(db, `untimed ${deed} ${network}`, untimedBucket)) === null;
}

function shortHash(account: string): string {
  return createHash('sha256').update(account).digest('base64url').slice(0, 22);
}

async function refuseWhenEmpty(db: Db, key: string, bucket: { burst: number; perMinute: number }): Promise<void> {
  const seconds = await takeTry(db, key, bucket);
  if (seconds !== null) throw new KnownError('too-many-tries', `In ${seconds} s it can be tried again.`, seconds);
}
