/** A subscriber asks; whether it is its own wish is found out afterwards, by asking back (WebSub, 5.3). */
import { createHash } from 'node:crypto';
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { enqueue } from '../../platform/tasks/task-queries.ts';
import { throttleNetwork } from '../members/members.ts';
import type { Topics } from './topic.ts';
import { waitingVerifications } from './websub-queries.ts';
import type { SubscriptionRequest } from './websub-input.ts';

/** An aggregator asks for many feeds at once, and then for months for none. */
const bucket = { burst: 100, perMinute: 20 };
const mostWaiting = 1_000;

/** Throws `websub-topic`, `too-many-tries` and `busy`. */
export async function askToSubscribe(
  db: Db,
  topics: Pick<Topics, 'find'>,
  request: SubscriptionRequest,
  clientNetwork: string,
): Promise<void> {
  // Who no longer has a feed may still take leave of it.
  if (request.mode === 'subscribe' && (await topics.find(request.topic)) === null)
    throw new KnownError('websub-topic', request.topic.slice(0, 200));
  await throttleNetwork(db, 'websub', clientNetwork, bucket);
  if ((await waitingVerifications(db)) >= mostWaiting) throw new KnownError('busy');
  // One that asks twice before we have asked back means the second.
  const who = createHash('sha256').update(`${request.topic} ${request.callback}`).digest('base64url');
  await enqueue(db, 'websub.verify', { ...request }, { key: `websub ${who}`, queue: 'websub-verify', maxAttempts: 3 });
}
