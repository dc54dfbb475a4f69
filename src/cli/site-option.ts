/** `--site KEY`: the site, or null where none is named. */
import { siteNamed } from '../features/network/network.ts';
import type { Network, Site } from '../features/network/network.ts';

export function siteOption(network: Network, key: string | boolean | undefined): Site | null {
  return typeof key === 'string' ? siteNamed(network, key) : null;
}
