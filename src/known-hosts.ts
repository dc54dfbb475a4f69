/** Which Host headers name a site of the network. */
import { canonicalHost } from './features/network/network.ts';
import type { Network } from './features/network/network.ts';

/** Each spelling of a Host header is looked at once; the number kept is bounded, since anyone can send any. */
export function knownHosts(network: () => Network): (header: string) => string | undefined {
  let seenIn: Network | undefined;
  const seen = new Map<string, string | undefined>();
  return (header) => {
    const current = network();
    if (seenIn !== current || seen.size > 1_000) {
      seen.clear();
      seenIn = current;
    }
    if (seen.has(header)) return seen.get(header);
    const host = canonicalHost(header);
    const known = host !== undefined && current.siteByHost(host) ? host : undefined;
    seen.set(header, known);
    return known;
  };
}
