/** Where a subscriber wants to be told. Strangers name it, so it is looked at before anything is sent there. */
import { isIP } from 'node:net';
import { createGuardedFetch } from '../../platform/http/guarded-client.ts';
import type { GuardedFetch } from '../../platform/http/guarded-client.ts';
import { isLoopbackAddress, isPublicAddress } from '../../platform/http/public-address.ts';

const longestCallback = 1_000;
const patienceMs = 5_000;

/**
 * What is wrong with it, in words; null if nothing is. `local`: no host of the network is public, so that a callback may
 * be on this machine, and on any port of it.
 */
export function callbackProblem(callback: string, local: boolean): string | null {
  if (callback.length > longestCallback) return `hub.callback has more than ${longestCallback} characters`;
  if (!URL.canParse(callback)) return 'hub.callback is no address';
  const { protocol, username, password, hash, hostname, origin } = new URL(callback);
  if (protocol !== 'http:' && protocol !== 'https:') return 'hub.callback takes http or https';
  if (username !== '' || password !== '') return 'hub.callback takes no name and no password';
  if (hash !== '') return 'hub.callback takes no fragment';
  if (!mayAsk(local)(origin)) return 'hub.callback takes no port but 80 and 443';
  const literal = hostname.replace(/^\[(.*)\]$/, '$1');
  if (isIP(literal) !== 0 && !mayReach(local)(literal)) return 'hub.callback is not on the public internet';
  return null;
}

export function callbackClient(local: boolean): GuardedFetch {
  return createGuardedFetch({
    allowed: mayAsk(local),
    mayReach: mayReach(local),
    timeoutMs: patienceMs,
  });
}

/** `URL` leaves a scheme's own port out; the other scheme's is as good. */
function mayAsk(local: boolean): (origin: string) => boolean {
  return (origin) => local || ['', '80', '443'].includes(new URL(origin).port);
}

function mayReach(local: boolean): (address: string) => boolean {
  return (address) => isPublicAddress(address) || (local && isLoopbackAddress(address));
}
