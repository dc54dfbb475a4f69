/** The task `websub.verify`: asks the callback whether it meant it, and only then keeps or ends the subscription (WebSub, 5.3). */
import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Db } from '../../platform/db/database.ts';
import type { GuardedFetch } from '../../platform/http/guarded-client.ts';
import { callbackClient } from './callback.ts';
import type { Topics } from './topic.ts';
import { dropSubscription, putSubscription } from './websub-queries.ts';
import type { SubscriptionRequest } from './websub-input.ts';

const requestTask = z.object({
  mode: z.enum(['subscribe', 'unsubscribe']),
  topic: z.string(),
  callback: z.string(),
  leaseSeconds: z.number().int(),
  secret: z.string().nullable(),
}) satisfies z.ZodType<SubscriptionRequest>;

export type Verified = 'subscribed' | 'ended' | 'not meant' | 'no such feed' | 'no room';

export async function verifyIntent(
  db: Db,
  topics: Topics,
  payload: unknown,
  local: boolean,
  now: Date,
): Promise<Verified> {
  const request = requestTask.parse(payload);
  if (!(await isMeant(request, callbackClient(local)))) return 'not meant';
  if (request.mode === 'unsubscribe') {
    await dropSubscription(db, request.topic, request.callback);
    return 'ended';
  }
  const topic = await topics.find(request.topic);
  const content = topic && (await topics.read(request.topic));
  if (!content) return 'no such feed';
  const kept = await putSubscription(db, {
    ...request,
    ...topic,
    host: new URL(request.callback).hostname,
    sha256: createHash('sha256').update(content.body).digest(),
    leaseUntil: new Date(now.getTime() + request.leaseSeconds * 1_000),
    now,
  });
  return kept ? 'subscribed' : 'no room';
}

/** A callback that cannot be asked has not said that it meant it. */
async function isMeant(request: SubscriptionRequest, client: GuardedFetch): Promise<boolean> {
  const challenge = randomBytes(24).toString('base64url');
  const asked = new URLSearchParams({
    'hub.mode': request.mode,
    'hub.topic': request.topic,
    'hub.challenge': challenge,
  });
  if (request.mode === 'subscribe') asked.set('hub.lease_seconds', String(request.leaseSeconds));
  // What stands in the callback's own query stays as it was written.
  const url = `${request.callback}${request.callback.includes('?') ? '&' : '?'}${asked.toString()}`;
  try {
    const reply = await client(url, { headers: { 'user-agent': 'Kawaraban' } });
    return reply.ok && (await reply.text()) === challenge;
  } catch {
    return false;
  }
}
