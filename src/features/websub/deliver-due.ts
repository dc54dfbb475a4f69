/** The task `websub.deliver`: sends feeds to those who wait for them, signed, and later again to those who did not take them. */
import { createHmac } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Db } from '../../platform/db/database.ts';
import type { GuardedFetch } from '../../platform/http/guarded-client.ts';
import { callbackClient } from './callback.ts';
import type { TopicContent, Topics } from './topic.ts';
import { claimDue, endSubscription, noteDelivered, noteFailure } from './websub-queries.ts';
import type { DueDelivery } from './websub-queries.ts';

/** As many are told at once. No more are claimed while more than half of them keep us waiting: each claim reads its feeds anew. */
const atOnce = 50;
const claimMs = 60_000;
/** How long of that feeds may take to be written: whoever is told after them may keep us waiting for five seconds more. */
const readingMs = 30_000;
/** While somebody keeps us waiting, how often it is looked who else is due. */
const lookMs = 200;
const minute = 60_000;
const pausesMs = [minute, 5 * minute, 30 * minute, 2 * 60 * minute, 6 * 60 * minute];
/** Whoever takes nothing for so long is not there any more, and may ask again. */
const mostFailingMs = 3 * 24 * 60 * minute;

export interface DeliverDeps {
  db: Db;
  /** Asked once there is something to deliver. `local`: no host of the network is public. */
  open: () => Promise<{ topics: Topics; local: boolean }>;
  /** A feed that cannot be written now: those who wait for it are told when their claim is over. */
  report: (error: unknown, topic: string) => void;
  now: () => Date;
  stopping?: AbortSignal | undefined;
}

export interface Delivered {
  delivered: number;
  failed: number;
  ended: number;
}

export async function deliverDue(deps: DeliverDeps): Promise<Delivered> {
  const total: Delivered = { delivered: 0, failed: 0, ended: 0 };
  const underWay = new Map<number, Promise<void>>();
  const failures: unknown[] = [];
  const begin = (id: number, delivery: Promise<keyof Delivered>): void => {
    const told = delivery.then((end) => void (total[end] += 1)).catch((error: unknown) => void failures.push(error));
    underWay.set(
      id,
      told.finally(() => underWay.delete(id)),
    );
  };
  try {
    while (failures.length === 0 && !deps.stopping?.aborted) {
      const free = atOnce - underWay.size;
      const claim = { claimMs, limit: free, except: [...underWay.keys()] };
      const due = free < atOnce / 2 ? [] : await claimDue(deps.db, deps.now(), claim);
      if (due.length > 0) await beginAll(deps, due, begin);
      else if (underWay.size === 0) break;
      else await Promise.race([...underWay.values(), setTimeout(lookMs)]);
    }
  } finally {
    await Promise.all(underWay.values());
  }
  if (failures.length > 0) throw failures[0];
  return total;
}

/** Each feed is read once, for this claim alone: what was killed since the last is in it no more. */
async function beginAll(
  deps: DeliverDeps,
  due: readonly DueDelivery[],
  begin: (id: number, delivery: Promise<keyof Delivered>) => void,
): Promise<void> {
  const claimedAt = deps.now().getTime();
  const { topics, local } = await deps.open();
  const client = callbackClient(local);
  for (const [url, waiting] of Map.groupBy(due, ({ topic }) => topic)) {
    // Those of the rest are due again when their claim is over.
    if (deps.now().getTime() - claimedAt > readingMs) return;
    try {
      const content = await topics.read(url);
      for (const one of waiting) begin(one.id, deliverOne(deps, client, one, content));
    } catch (error) {
      deps.report(error, url);
    }
  }
}

async function deliverOne(
  { db, now }: DeliverDeps,
  client: GuardedFetch,
  due: DueDelivery,
  content: TopicContent | null,
): Promise<keyof Delivered> {
  if (content === null) {
    await endSubscription(db, due.id);
    return 'ended';
  }
  const answer = await post(client, due, content);
  const at = now();
  if (answer === 'taken') {
    await noteDelivered(db, due, at);
    return 'delivered';
  }
  const failingMs = at.getTime() - (due.failingSince ?? at).getTime();
  if (answer === 'gone' || failingMs > mostFailingMs) {
    await endSubscription(db, due.id);
    return 'ended';
  }
  const pause = pausesMs[due.attempts];
  const nextAt = pause === undefined ? null : new Date(at.getTime() + pause);
  await noteFailure(db, due, { at, error: answer.error, nextAt });
  return 'failed';
}

/** WebSub, 7: any 2xx is a success, 410 ends the subscription, all else is a failure. */
async function post(
  client: GuardedFetch,
  { callback, secret }: DueDelivery,
  { body, contentType, link }: TopicContent,
): Promise<'taken' | 'gone' | { error: string }> {
  const signature = secret === null ? {} : { 'x-hub-signature': signatureOf(secret, body) };
  const headers = { 'content-type': contentType, link, 'user-agent': 'Kawaraban', ...signature };
  try {
    const reply = await client(callback, { method: 'POST', headers, body });
    if (reply.ok) return 'taken';
    return reply.status === 410 ? 'gone' : { error: `It answered ${reply.status}.` };
  } catch (error) {
    return { error: (error instanceof Error ? error.message : String(error)).slice(0, 300) };
  }
}

export function signatureOf(secret: string, body: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}
