/** How much of a story a site's feeds carry. */
import { record } from '../../platform/audit/audit-queries.ts';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import { announce } from '../../platform/db/announce.ts';
import type { Db } from '../../platform/db/database.ts';
import { networkTag } from './directory.ts';
import { updateFeedText } from './network-queries.ts';
import type { FeedText, Site } from './site.ts';

export async function setFeedText(db: Db, site: Site, text: FeedText, actor: Actor): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await updateFeedText(tx, site.id, text);
    await announce(tx, [networkTag]);
    await record(tx, actor, 'site.feed-text', `site:${site.id}`, { text });
  });
}
