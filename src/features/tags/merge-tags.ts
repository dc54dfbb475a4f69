/** Two tags for one thing become one: its stories, and the addresses of both. */
import { record } from '../../platform/audit/audit-queries.ts';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import { announce } from '../../platform/db/announce.ts';
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { movePages } from '../aliases/aliases.ts';
import type { Site } from '../network/network.ts';
import { tagListTag, tagNameTag } from '../stories/stories.ts';
import { addressesOf, heldTag } from './change-tag.ts';
import { moveStories } from './tag-desk-queries.ts';
import { tagsOnSite } from './tag.ts';
import type { Tag } from './tag.ts';

/** Returns the one that stays, and how many stories it has got. Throws `tag-unknown`, `tag-input`. */
export async function mergeTags(
  db: Db,
  site: Site,
  { from, into }: { from: string; into: string },
  actor: Actor,
): Promise<{ tag: Tag; stories: number }> {
  return db.transaction().execute(async (tx) => {
    const [gone, tag] = [await heldTag(tx, site, from), await heldTag(tx, site, into)];
    if (gone.id === tag.id) throw new KnownError('tag-input', `“${from}” and “${into}” are the same.`);
    const stories = await moveStories(tx, gone.id, tag.id);
    await movePages(tx, site, addressesOf(site, gone), addressesOf(site, tag));
    // Each story that had the one shows the name of the other: it is known by the name that it showed.
    await announce(tx, [...[gone.id, tag.id].flatMap((id) => [tagListTag(id), tagNameTag(id)]), tagsOnSite(site.id)]);
    await record(tx, actor, 'tag.merge', `tag:${site.key}/${tag.slug}`, { gone, stories });
    return { tag, stories };
  });
}
