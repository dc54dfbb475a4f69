/** The deciding version of a chain, made into the story's state. */
import { createHash } from 'node:crypto';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Language, Network } from '../network/network.ts';
import {
  clearStoryWithin,
  killStoryWithin,
  missingForPublishing,
  newestRevision,
  newStoryWithin,
  pictureOf,
  publishStoryWithin,
  releaseStoryWithin,
  reviseStoryWithin,
  slugFrom,
  storyState,
  withholdStoryWithin,
} from '../stories/stories.ts';
import type { StoryCopy, StoryState } from '../stories/stories.ts';
import type { ChainState } from './chain.ts';
import { chooseRule } from './choose-rule.ts';
import { copyFromItem } from './story-from-item.ts';
import type { WireItem } from './wire-item.ts';
import type { ItemPicture } from './wire-picture.ts';
import { rulesOf } from './wire-queries.ts';
import type { Chain, Provider } from './wire-queries.ts';

export interface ApplyContext {
  network: Network;
  provider: Provider;
  actor: Actor;
  now: () => Date;
}

/** The story's number; null when the item makes none, as a cancel of something never received. */
export async function applyItem(
  tx: Tx,
  context: ApplyContext,
  chain: Chain,
  state: ChainState,
  item: WireItem,
  picture: ItemPicture,
): Promise<number | null> {
  const { actor, now } = context;
  const { storyId } = chain;
  if (state === 'canceled') {
    // The agency's note is for the desk; readers are told that the story was withdrawn, and no more.
    if (storyId !== null) await killStoryWithin(tx, storyId, null, actor, now());
    return storyId;
  }
  if (storyId === null) return state === 'withheld' ? null : startStory(tx, context, item, picture);
  if (isGoneForGood(await storyState(tx, storyId))) {
    item.problems.push('The desk has killed the story; the version is kept and changes nothing.');
    return storyId;
  }
  if (state === 'withheld') await withholdStoryWithin(tx, storyId, actor);
  else await updateStory(tx, context, storyId, item, picture);
  return storyId;
}

async function startStory(tx: Tx, context: ApplyContext, item: WireItem, picture: ItemPicture): Promise<number | null> {
  const { network, provider, actor, now } = context;
  const rule = chooseRule(await rulesOf(tx, provider.id), item);
  const section = rule && network.sectionById(rule.sectionId);
  const site = section && network.siteById(section.siteId);
  if (!rule || !section || !site) {
    item.problems.push('No rule of the provider says where it goes.');
    return null;
  }
  const copy = copyFromItem(item, provider.sourceName, known(picture), null);
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
      ...release(item),
      sensitive: false,
      sponsor: null,
      copy,
    },
    actor,
  );
  if (rule.action === 'publish') await publishIfComplete(tx, storyId, item, actor, now());
  return storyId;
}

async function updateStory(
  tx: Tx,
  context: ApplyContext,
  storyId: number,
  item: WireItem,
  picture: ItemPicture,
): Promise<void> {
  const { provider, actor, now } = context;
  const before = await newestRevision(tx, storyId);
  // What the desk wrote is never written over unseen; what its agency holds back is held back all the same.
  if (before && before.createdBy !== actor) {
    item.problems.push('The desk has edited it; the update waits.');
    await releaseStoryWithin(tx, storyId, release(item), actor);
    await clearStoryWithin(tx, storyId, actor, now());
    return;
  }
  const copy = copyFromItem(
    item,
    provider.sourceName,
    picture === 'not found' && before ? pictureOf(before) : known(picture),
    before?.body ?? null,
  );
  if (copy.headline === '' && before) copy.headline = before.headline;
  const missing = missingForPublishing('news', {
    ...copy,
    pictureId: copy.picture?.id ?? null,
    pictureText: copy.picture,
  });
  if (missing.length > 0 && (await storyState(tx, storyId)) !== 'draft') {
    item.problems.push(`The copy before it stays. Missing: ${missing.join(', ')}.`);
    await releaseStoryWithin(tx, storyId, release(item), actor);
  } else await reviseStoryWithin(tx, storyId, copy, release(item), actor, now());
  // A usable version clears what its agency withheld, and nothing that the desk did.
  await clearStoryWithin(tx, storyId, actor, now());
  const rule = chooseRule(await rulesOf(tx, provider.id), item);
  if (rule?.action === 'publish' && (await storyState(tx, storyId)) === 'draft')
    await publishIfComplete(tx, storyId, item, actor, now());
}

/** Blanks are never filled in: what lacks something waits for the desk. */
async function publishIfComplete(tx: Tx, storyId: number, item: WireItem, actor: Actor, now: Date): Promise<void> {
  const revision = await newestRevision(tx, storyId);
  const missing = revision ? missingForPublishing('news', revision) : ['a revision'];
  if (item.headline === null) missing.unshift('a headline');
  if (missing.length === 0) await publishStoryWithin(tx, storyId, actor, now);
  else item.problems.push(`It is held for the desk. Missing: ${missing.join(', ')}.`);
}

/** One of its own where nothing of its words can be written in a to z: many headlines have none. */
function slugOf(item: WireItem): string {
  const own = `wire-${createHash('sha256').update(item.itemKey).digest('hex').slice(0, 10)}`;
  return slugFrom(item.headline ?? '', '') || slugFrom(item.slugline ?? '', own);
}

function known(picture: ItemPicture): StoryCopy['picture'] {
  return picture === 'not found' ? null : picture;
}

function isGoneForGood(state: StoryState | undefined): boolean {
  return state === 'killed' || state === 'taken-down';
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
