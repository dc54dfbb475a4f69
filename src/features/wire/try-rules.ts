/** What other rules would have made of the past that is kept. Changes nothing. */
import type { Db } from '../../platform/db/database.ts';
import type { Network } from '../network/network.ts';
import { publishableOf } from './chain.ts';
import type { ProviderRule } from './choose-rule.ts';
import { chainsSince } from './rule-queries.ts';
import { routeOf } from './route-chain.ts';
import type { Route } from './route-chain.ts';
import { rulesOf } from './rule-queries.ts';

export interface TriedItem {
  itemKey: string;
  headline: string | null;
  storyId: number | null;
  before: Route;
  after: Route;
}

export interface Tried {
  /** All that came in those days and is for publication. */
  items: number;
  changed: TriedItem[];
}

export async function tryRules(
  db: Db,
  providerId: number,
  rules: readonly ProviderRule[],
  since: Date,
): Promise<Tried> {
  return db
    .transaction()
    .setAccessMode('read only')
    .execute(async (tx) => {
      const current = await rulesOf(tx, providerId);
      const changed: TriedItem[] = [];
      let items = 0;
      for (const { itemKey, storyId, versions } of await chainsSince(tx, providerId, since)) {
        const publishable = publishableOf(versions);
        const [newest] = publishable;
        if (!newest) continue;
        items += 1;
        const [before, after] = [routeOf(current, publishable), routeOf(rules, publishable)];
        if (!isSameRoute(before, after)) changed.push({ itemKey, storyId, headline: newest.headline, before, after });
      }
      return { items, changed };
    });
}

export function routeInWords(network: Network, route: Route): string {
  if (route.action === 'none') return 'no rule';
  if (route.action === 'drop') return 'drop';
  const site = network.siteById(route.siteId)?.key ?? `site ${route.siteId}`;
  return `${route.action} in ${site}/${network.sectionById(route.sectionId)?.path ?? route.sectionId}`;
}

function isSameRoute(a: Route, b: Route): boolean {
  const place = (route: Route): number | null => ('sectionId' in route ? route.sectionId : null);
  return a.action === b.action && place(a) === place(b);
}
