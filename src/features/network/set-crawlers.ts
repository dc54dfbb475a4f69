/** Which crawlers a site lets in. */
import { record } from '../../platform/audit/audit-queries.ts';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import { announce } from '../../platform/db/announce.ts';
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { crawlerName, mostNamed, usualPolicy } from './crawlers.ts';
import type { CrawlerPolicy, CrawlerUse, CrawlerVerdict } from './crawlers.ts';
import { networkTag } from './directory.ts';
import { lockCrawlers, updateCrawlers } from './network-queries.ts';
import type { Site } from './site.ts';

export type CrawlerChange = Partial<Record<CrawlerUse, CrawlerVerdict>> & {
  /** Null: as with all that do the same. */
  named?: { name: string; verdict: CrawlerVerdict | null };
};

/** Returns the policy as it is now. Throws `crawler-name`. */
export async function setCrawlers(
  db: Db,
  site: Site,
  { named: change, ...uses }: CrawlerChange,
  actor: Actor,
): Promise<CrawlerPolicy> {
  return db.transaction().execute(async (tx) => {
    const former = await lockCrawlers(tx, site.id);
    const named = Object.entries(former.named ?? {}).filter(
      ([name]) => name.toLowerCase() !== change?.name.toLowerCase(),
    );
    if (change && !crawlerName.test(change.name)) throw new KnownError('crawler-name', `“${change.name}” is none.`);
    if (change?.verdict) named.push([change.name, change.verdict]);
    if (named.length > mostNamed) throw new KnownError('crawler-name', `No more than ${mostNamed} can be named.`);
    const policy = { ...former, ...uses, named: Object.fromEntries(named) };
    await updateCrawlers(tx, site.id, policy);
    await announce(tx, [networkTag]);
    await record(tx, actor, 'site.crawlers', `site:${site.id}`, policy);
    return { ...usualPolicy, ...policy };
  });
}
