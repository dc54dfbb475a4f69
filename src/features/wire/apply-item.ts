/** The deciding version of a chain, made into the story's state. */
import type { Actor } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Language, Network } from '../network/network.ts';
import {
  killStoryWithin,
  missingForPublishing,
  newestRevision,
  newStoryWithin,
  publishStoryWithin,
  reviseStoryWithin,
  slugFrom,
  storyStateWithin,
  withholdStoryWithin,
} from '../stories/stories.ts';
import type { StoryCopy } from '../stories/stories.ts';
import type { ChainState } from './chain.ts';
import { chooseRule } from './choose-rule.ts';
import { copyFromItem } from './story-from-item.ts';
import type { WireItem } from './wire-item.ts';
import { rulesOf } from './wire-queries.ts';
import type { Chain, Provider } from './wire-queries.ts';

export interface ApplyContext {
  network: Network;
  provider: Provider;
  actor: Actor;
  now: () => Date;
}

/** The story's number; null when the item makes none, as a cancel of something never received. */
export async function applyItem(tx: Tx, context: ApplyContext, chain: Chain, state: ChainState, item: WireItem, picture: StoryCopy['picture']): Promise<number | null> {
  const { actor, now } = context;
  if (state === 'canceled') {
    // The agency's note is for the desk; readers are told that the story was withdrawn, and no more.
    if (chain.storyId !== null) await killStoryWithin(tx, chain.storyId, null, actor, now());
    return chain.storyId;
  }
  if (state === 'withheld') {
    if (chain.storyId !== null) await withholdStoryWithin(tx, chain.storyId, actor);
    return chain.storyId;
  }
  return chain.storyId === null ? startStory(tx, context, item, picture) : updateStory(tx, context, chain.storyId, item, picture);
}

async function startStory(tx: Tx, context: ApplyContext, item: WireItem, picture: StoryCopy['picture']): Promise<number | null> {
  const { network, provider, actor, now } = context;
  const rule = chooseRule(await rulesOf(tx, provider.id), item);
  const section = rule && network.sectionById(rule.sectionId);
  const site = section && network.siteById(section.siteId);
  if (!rule || !section || !site) {
    item.problems.push('No rule of the provider says where it goes.');
    return null;
  }
  const copy = copyFromItem(item, provider.sourceName, picture, null);
  // Without a headline there is nothing that a desk could find it by.
  if (copy.headline === '') copy.headline = item.slugline ?? item.itemKey;
  const { storyId } = await newStoryWithin(
    tx,
    {
      kind: 'news',
      language: toLanguage(item.language, site.languages),
      site,
      section,
      slug: slugFrom(item.headline ?? item.slugline ?? '', 'wire-story'),
      sourceId: provider.sourceId,
      pairOf: null,
      ...release(item),
      copy,
    },
    actor,
  );
  // Blanks are never filled in: what lacks something waits for the desk.
  const revision = await newestRevision(tx, storyId);
  const complete = item.headline !== null && revision !== undefined && missingForPublishing('news', revision).length === 0;
  if (rule.action === 'publish' && complete) await publishStoryWithin(tx, storyId, actor, now());
  return storyId;
}

async function updateStory(tx: Tx, context: ApplyContext, storyId: number, item: WireItem, picture: StoryCopy['picture']): Promise<number> {
  const { provider, actor, now } = context;
  const before = await newestRevision(tx, storyId);
  const copy = copyFromItem(item, provider.sourceName, picture, before?.body ?? null);
  if (copy.headline === '' && before) copy.headline = before.headline;
  await reviseStoryWithin(tx, storyId, copy, release(item), actor, now());
  // A usable version clears what its agency withheld.
  if ((await storyStateWithin(tx, storyId)) === 'withheld') await publishStoryWithin(tx, storyId, actor, now());
  return storyId;
}

function release(item: WireItem): { embargoUntil: Date | null; embargoOpen: boolean; expiresAt: Date | null } {
  const embargoed = item.status === 'embargoed';
  const known = item.embargo instanceof Date ? item.embargo : null;
  return { embargoUntil: known, embargoOpen: embargoed && known === null, expiresAt: item.expires };
}

function toLanguage(language: string | null, spoken: readonly [Language, ...Language[]]): Language {
  const base = language?.toLowerCase().split('-')[0];
  return spoken.find((candidate) => candidate === base) ?? spoken[0];
}
