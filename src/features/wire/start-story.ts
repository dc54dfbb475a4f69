/** The story that an item becomes: a draft, in the place that its provider's rules give it. */
import { createHash } from 'node:crypto';
import type { Tx } from '../../platform/db/database.ts';
import type { Language } from '../network/network.ts';
import { newStoryWithin, slugFrom } from '../stories/stories.ts';
import type { StoryCopy } from '../stories/stories.ts';
import type { StoredItem } from './chain-queries.ts';
import type { Release } from './chain.ts';
import type { ProjectContext } from './chain-line.ts';
import type { Route } from './route-chain.ts';
import { copyFromItem } from './story-from-item.ts';
import type { ItemPicture } from './story-from-item.ts';

export interface StoryStart {
  item: StoredItem;
  picture: ItemPicture;
  route: Route;
  release: Release;
}

/** Null when no rule takes it. */
export async function startStory(
  tx: Tx,
  { network, provider, actor }: ProjectContext,
  { item, picture, route, release }: StoryStart,
  notes: string[],
): Promise<{ storyId: number; copy: StoryCopy } | null> {
  if (route.action === 'drop') {
    notes.push('The rules of the provider drop it.');
    return null;
  }
  const section = route.action === 'none' ? undefined : network.sectionById(route.sectionId);
  const site = section && network.siteById(section.siteId);
  if (!section || !site) {
    notes.push('No rule of the provider says where it goes.');
    return null;
  }
  const copy = copyFromItem(item, provider.sourceName, typeof picture === 'string' ? null : picture, null);
  // Without a headline there is nothing that a desk could find it by.
  if (copy.headline === '') copy.headline = (item.slugline || item.itemKey).slice(0, 300);
  const { storyId } = await newStoryWithin(
    tx,
    {
      kind: 'news',
      language: toLanguage(item.language, site.languages),
      site,
      section,
      slug: slugOf(item),
      sourceId: provider.sourceId,
      pairOf: null,
      ...release,
      sensitive: false,
      sponsor: null,
      copy,
    },
    actor,
  );
  return { storyId, copy };
}

/** One of its own where nothing of its words can be written in a to z: many headlines have none. */
function slugOf(item: StoredItem): string {
  const own = `wire-${createHash('sha256').update(item.itemKey).digest('hex').slice(0, 10)}`;
  return slugFrom(item.headline ?? '', '') || slugFrom(item.slugline ?? '', own);
}

function toLanguage(language: string | null, spoken: readonly [Language, ...Language[]]): Language {
  const base = language?.toLowerCase().split('-')[0];
  return spoken.find((candidate) => candidate === base) ?? spoken[0];
}
