/** A chain, with all that was received of it, made into the story's words, times and state. */
import type { Db, Tx } from '../../platform/db/database.ts';
import {
  clearStoryWithin,
  killStoryWithin,
  missingForPublishing,
  newestRevision,
  publishStoryWithin,
  setOwnRightsWithin,
  releaseStoryWithin,
  storyState,
  storyStatus,
  withholdStoryWithin,
} from '../stories/stories.ts';
import type { StoryState } from '../stories/stories.ts';
import { itemOfVersion, revivalsOf, setChain, statementsOn, versionsOf } from './chain-queries.ts';
import type { Chain } from './chain-queries.ts';
import { stateOfChain } from './chain.ts';
import type { Release } from './chain.ts';
import type { Decided, InLine, ProjectContext } from './chain-line.ts';
import { whyGone } from './gone-story.ts';
import { missingIn, rights } from './publishable.ts';
import { startStory } from './start-story.ts';
import { updateWords } from './update-words.ts';
import { ownRights } from './own-rights.ts';
import { routeOf } from './route-chain.ts';
import type { Route } from './route-chain.ts';
import { routedVersions, rulesOf } from './rule-queries.ts';

/** The caller holds the chain's row. Done twice, it changes nothing more. */
export async function bringIntoLine(tx: Tx, context: ProjectContext, before: Chain): Promise<InLine> {
  const decision = await decide(tx, context.provider.id, before);
  const chain: Chain = { ...before, state: decision.state, versionId: decision.deciding, waitsFor: null };
  const line: InLine = { before, chain, decision, changed: false, killed: [], notes: [] };
  const stateOf = async ({ storyId }: Chain) => (storyId === null ? undefined : storyState(tx, storyId));
  const storyWas = await stateOf(before);
  if (decision.state === 'canceled') await kill(tx, context, line);
  else await project(tx, context, line);
  await setChain(tx, chain);
  line.changed ||=
    (['state', 'versionId', 'storyId'] as const).some((name) => chain[name] !== before[name]) ||
    storyWas !== (await stateOf(chain));
  return line;
}

export async function decide(tx: Db, providerId: number, chain: Pick<Chain, 'id' | 'itemKey'>): Promise<Decided> {
  const versions = await versionsOf(tx, chain.id);
  const statements = await statementsOn(tx, providerId, chain.itemKey);
  const received = [...versions, ...statements];
  const revivals = await revivalsOf(tx, chain.id, received);
  const decision = stateOfChain([...received, ...revivals]);
  const named = (hash: string | null) => versions.find((version) => version.hash === hash);
  const revivable = named(decision.revivable);
  return {
    ...{ state: decision.state, release: decision.release },
    ...{ deciding: named(decision.deciding)?.id ?? null, words: named(decision.words)?.id ?? null },
    publishable: decision.publishable.flatMap((hash) => named(hash)?.id ?? []),
    revivable: revivable ? { id: revivable.id, version: revivable.version } : null,
    cancels: received.filter(({ hash }) => decision.cancels.includes(hash)).map(({ id }) => id),
  };
}

/** The agency's note is for the desk; readers are told that the story was withdrawn, and no more. */
async function kill(tx: Tx, { actor, now }: ProjectContext, { chain, killed }: InLine): Promise<void> {
  if (chain.storyId === null || isGoneForGood(await storyState(tx, chain.storyId))) return;
  await killStoryWithin(tx, chain.storyId, null, actor, now());
  killed.push(chain.storyId);
}

async function project(tx: Tx, context: ProjectContext, line: InLine): Promise<void> {
  const { chain, before, decision, notes } = line;
  const { actor, now } = context;
  if (decision.words === null) return;
  const { item, picture } = await itemOfVersion(tx, decision.words);
  const release = { ...decision.release, embargoOpen: decision.state === 'held' };
  if (chain.storyId === null) {
    const route = await routeFor(tx, context, line);
    const started = await startStory(tx, context, { item, picture, route, release }, notes);
    if (started === null) {
      chain.waitsFor = notes.at(-1) ?? null;
      return;
    }
    [chain.storyId, chain.base, chain.wordsVersionId] = [started.storyId, started.copy, decision.words];
  } else {
    const status = await storyStatus(tx, chain.storyId);
    const gone = whyGone(status?.state, status?.killedBy ?? null);
    if (gone !== null) {
      notes.push(`${gone} The version is kept and changes nothing.`);
      return;
    }
    line.changed = await releaseIfChanged(tx, context, chain.storyId, release);
    if (chain.wordsVersionId !== decision.words) await updateWords(tx, context, line, item, picture);
  }
  if (await setOwnRightsWithin(tx, chain.storyId, ownRights(item, context.provider), actor)) line.changed = true;
  if (decision.state === 'withheld') {
    // What a person has published since the withhold came stays as that person has left it.
    if (before.state !== 'withheld' || before.versionId !== chain.versionId || before.storyId === null)
      await withholdStoryWithin(tx, chain.storyId, actor, now());
    return;
  }
  // It clears what its agency withheld, and nothing that the desk did.
  await clearStoryWithin(tx, chain.storyId, actor, now());
  await publishIfRouted(tx, context, line);
}

async function releaseIfChanged(
  tx: Tx,
  { actor, now }: ProjectContext,
  storyId: number,
  release: Release,
): Promise<boolean> {
  const status = await storyStatus(tx, storyId);
  const same =
    status?.embargoOpen === release.embargoOpen &&
    status.embargoUntil?.getTime() === release.embargoUntil?.getTime() &&
    status.expiresAt?.getTime() === release.expiresAt?.getTime();
  if (!same) await releaseStoryWithin(tx, storyId, release, actor, now());
  return !same;
}

/** The newest few of a chain that goes on and on. */
const mostRouted = 50;

async function routeFor(tx: Tx, { provider }: ProjectContext, { decision }: InLine): Promise<Route> {
  const versions = await routedVersions(tx, decision.publishable.slice(0, mostRouted));
  return routeOf(await rulesOf(tx, provider.id), versions);
}

async function publishIfRouted(tx: Tx, context: ProjectContext, line: InLine): Promise<void> {
  const { actor, now, publishes } = context;
  const { storyId } = line.chain;
  if (storyId === null || (await storyState(tx, storyId)) !== 'draft') return;
  const { action } = await routeFor(tx, context, line);
  const revision = await newestRevision(tx, storyId);
  const lacking = revision ? missingForPublishing('news', revision) : ['a revision'];
  const missing = [...new Set([...lacking, ...(await missingInWords(tx, context, line))])];
  if (missing.length > 0) line.chain.waitsFor = `It is held for the desk. Missing: ${missing.join(', ')}.`;
  else if (action !== 'publish') line.chain.waitsFor = 'It is held for the desk, as a rule of its provider has it.';
  else if (!publishes)
    line.chain.waitsFor = 'It is held for the desk: it was read anew, and nobody has asked to publish.';
  if (action !== 'publish' || !publishes) return;
  if (lacking.length === 0) await publishStoryWithin(tx, storyId, actor, now());
  else line.notes.push(`It is held for the desk. Missing: ${lacking.join(', ')}.`);
}

/** What the agency's words lack, their rights among it: those the desk may know, and a rule does not. */
async function missingInWords(tx: Tx, { provider }: ProjectContext, { decision }: InLine): Promise<string[]> {
  if (decision.words === null) return [];
  const lacking = missingIn((await itemOfVersion(tx, decision.words)).item, provider);
  return lacking.filter((what) => what === rights);
}

function isGoneForGood(state: StoryState | undefined): boolean {
  return state === 'killed' || state === 'taken-down';
}
