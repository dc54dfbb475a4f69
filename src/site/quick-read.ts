/** What pages tell of their reads, by a short way; answered before it is written, as nobody waits for it. */
import type { ReadCounter } from '../features/audience/audience.ts';
import { secretHash, sessionCookie } from '../features/members/members.ts';
import type { Network, Site } from '../features/network/network.ts';
import { clientNetwork } from '../platform/http/client-network.ts';
import type { QuickAnswer, QuickWay } from '../platform/http/quick-way.ts';
import { isOwnRequest } from '../platform/http/same-origin.ts';

const inCookies = new RegExp(`(?:^|; ?)${sessionCookie}=([\\w-]{43})(?:;|$)`);
const heard: QuickAnswer = { status: 204, headers: ['cache-control', 'no-store'], body: '' };

export function quickRead(network: () => Network, originOf: (site: Site) => string, counter: ReadCounter): QuickWay {
  return ({ url, headers }, host, clientAddress) => {
    if (url !== '/read') return undefined;
    const site = network().siteByHost(host);
    if (!site) return undefined;
    if (!isOwnRequest(headers, originOf(site))) {
      // The long way says why not.
      counter.leaveOut('foreign-origin');
      return undefined;
    }
    return async (text) => {
      counter.take({
        siteId: site.id,
        siteKey: site.key,
        text,
        userAgent: headers['user-agent']?.slice(0, 400),
        network: clientNetwork(clientAddress()),
        session: headers.cookie === undefined ? undefined : secretHash(inCookies.exec(headers.cookie)?.[1]),
        purpose: String(headers['sec-purpose'] ?? headers['purpose'] ?? '') || undefined,
        isSister: (from) => from !== headers.host && isOther(network(), from, host),
      });
      return heard;
    };
  };
}

/** By its name without the port, as the network knows it. */
function isOther(network: Network, from: string, host: string): boolean {
  const name = from.replace(/:\d+$/, '');
  return name !== host && network.siteByHost(name) !== undefined;
}
