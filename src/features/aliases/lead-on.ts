/** Where an old address leads: asked when there is nothing at it. */
import type { Db } from '../../platform/db/database.ts';
import { storyPath } from '../network/network.ts';
import type { Network, Site } from '../network/network.ts';
import { refusal } from '../stories/stories.ts';
import { aliasKey } from './alias-key.ts';
import { findAlias } from './alias-queries.ts';

export interface OldAddress {
  network: Network;
  site: Site;
  /** As it was asked for, with its query. */
  url: string;
  originOf: (site: { host: string }) => string;
  now: Date;
}

/** Null where it leads nowhere. A killed story says so at its own address; of what may not be read nothing is told. */
export async function leadOn(db: Db, asked: OldAddress): Promise<string | null> {
  const whole = aliasKey(asked.url);
  const without = aliasKey(asked.url.split('?', 1)[0] ?? '');
  const keys = [...new Set([whole, without])].filter((key) => key !== null);
  if (keys.length === 0) return null;
  const found = await findAlias(db, asked.site.id, keys);
  if (found === undefined) return null;
  if (found.story === null) return found.target;
  const { story } = found;
  const why = refusal(story, asked.now);
  if (why !== 'killed' && (why !== null || !story.mayLeave)) return null;
  const site = asked.network.siteById(story.siteId);
  const section = asked.network.sectionById(story.sectionId);
  if (!site || !section) return null;
  const path = storyPath(site, section, story.slug, story.language);
  return site.id === asked.site.id ? path : asked.originOf(site) + path;
}
