/** What a subscriber sends (WebSub, 5.1). */
import { KnownError } from '../../platform/http/errors.ts';
import { callbackProblem } from './callback.ts';

export interface SubscriptionRequest {
  mode: 'subscribe' | 'unsubscribe';
  topic: string;
  callback: string;
  leaseSeconds: number;
  secret: string | null;
}

const day = 86_400;
const usualLease = 10 * day;
const leases = { shortest: 300, longest: 30 * day } as const;
const maxSecretBytes = 199;

/** Throws `websub-request`, with what is wrong. A lease that is too short or too long becomes the nearest that is neither. */
export function subscriptionRequest(form: URLSearchParams, local: boolean): SubscriptionRequest {
  const mode = form.get('hub.mode');
  if (mode !== 'subscribe' && mode !== 'unsubscribe') throw wrong('hub.mode takes subscribe or unsubscribe');
  const topic = form.get('hub.topic') ?? '';
  if (!/^[\x21-\x7e]{1,2000}$/.test(topic)) throw wrong('hub.topic takes the address of a feed');
  const callback = form.get('hub.callback') ?? '';
  const problem = callbackProblem(callback, local);
  if (problem !== null) throw wrong(problem);
  const secret = form.get('hub.secret') || null;
  if (secret !== null && Buffer.byteLength(secret) > maxSecretBytes)
    throw wrong(`hub.secret has more than ${maxSecretBytes} bytes`);
  // PostgreSQL keeps none.
  if (secret?.includes('\0')) throw wrong('hub.secret has a zero byte');
  return {
    mode,
    topic,
    callback: new URL(callback).href,
    leaseSeconds: leaseOf(form.get('hub.lease_seconds')),
    secret,
  };
}

function leaseOf(asked: string | null): number {
  if (asked === null || asked === '') return usualLease;
  if (!/^\d{1,12}$/.test(asked)) throw wrong('hub.lease_seconds takes a number of seconds');
  return Math.min(Math.max(Number(asked), leases.shortest), leases.longest);
}

function wrong(what: string): KnownError {
  return new KnownError('websub-request', `${what}.`);
}
