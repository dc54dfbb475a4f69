/** A site by its key, as people who run the network name it. */
import { KnownError } from '../../platform/http/errors.ts';
import type { Network } from './directory.ts';
import type { Site } from './site.ts';

export function siteNamed(network: Network, key: string): Site {
  const site = network.siteByKey(key);
  if (site) return site;
  throw new KnownError('site-unknown', `“${key}” is not among ${network.sites.map((other) => other.key).join(', ')}.`);
}
