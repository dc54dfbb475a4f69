/** The network as this node knows it: read at the start, and anew whenever somebody has changed it. */
import type { Logger } from 'pino';
import { loadNetwork } from './features/network/network.ts';
import type { Network } from './features/network/network.ts';
import type { Db } from './platform/db/database.ts';

const reloadAgainMs = 2_000;

export interface LiveNetwork {
  readonly now: Network;
  reload(): Promise<void>;
}

/** `changed` is called with each new one, once it holds. */
export async function liveNetwork(db: Db, log: Logger, changed: (network: Network) => void): Promise<LiveNetwork> {
  let current = await loadNetwork(db);
  let reloads = 0;

  async function reload(): Promise<void> {
    const own = ++reloads;
    try {
      const fresh = await loadNetwork(db);
      // What a later one has read or will read is newer.
      if (own !== reloads) return;
      current = fresh;
      changed(fresh);
    } catch (error) {
      log.warn({ err: error }, 'the network could not be read anew; it is tried again');
      if (own === reloads) setTimeout(() => void reload(), reloadAgainMs).unref();
    }
  }

  return {
    get now() {
      return current;
    },
    reload,
  };
}
