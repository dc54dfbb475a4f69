/** Takes one version in: kept with its bytes, judged against its chain, and the story brought into line, all at once or not at all. */
import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { record } from '../../platform/audit/audit.ts';
import type { Actor } from '../../platform/audit/audit.ts';
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import type { Tombstones } from '../../platform/page-cache/tombstones.ts';
import { addPicture } from '../media/media.ts';
import type { MediaStore } from '../media/media.ts';
import type { Network } from '../network/network.ts';
import { storyTag } from '../stories/stories.ts';
import type { StoryCopy } from '../stories/stories.ts';
import { applyItem } from './apply-item.ts';
import { judge } from './chain.ts';
import type { Verdict } from './chain.ts';
import { insertVersion, lockChain, setChain } from './wire-queries.ts';
import type { Provider } from './wire-queries.ts';
import type { WireItem } from './wire-item.ts';

export interface WireDeps {
  db: Db;
  media: MediaStore;
  network: Network;
  tombstones: Tombstones;
  now: () => Date;
}

export interface Ingested {
  verdict: Verdict['kind'] | 'repeat';
  storyId: number | null;
}

/** `folder` is where the item's pictures lie beside it. */
export async function ingestItem(deps: WireDeps, provider: Provider, item: WireItem, raw: Buffer, folder: string): Promise<Ingested> {
  const picture = item.status === 'canceled' ? null : await takePicture(deps, item, folder);
  const actor: Actor = `wire:${provider.key}`;
  const sha256 = createHash('sha256').update(raw).digest();
  const result = await deps.db.transaction().execute(async (tx) => {
    const chain = await lockChain(tx, provider.id, item.itemKey);
    const versionId = await insertVersion(tx, chain.id, item, raw, sha256);
    if (versionId === undefined) return { verdict: 'repeat' as const, storyId: chain.storyId, killed: false };
    const verdict = judge(chain.deciding === null ? null : { state: chain.state, deciding: chain.deciding }, item);
    await record(tx, actor, `wire.${verdict.kind}`, `wire-chain:${chain.id}`, { version: item.version, status: item.status, problems: item.problems });
    if (verdict.kind !== 'decides') return { verdict: verdict.kind, storyId: chain.storyId, killed: false };
    const storyId = await applyItem(tx, { ...deps, provider, actor }, chain, verdict.state, item, picture);
    await setChain(tx, chain.id, { state: verdict.state, versionId, storyId });
    return { verdict: verdict.kind, storyId, killed: verdict.state === 'canceled' && storyId !== null };
  });
  if (result.killed && result.storyId !== null) deps.tombstones.add([storyTag(result.storyId)], deps.now());
  return { verdict: result.verdict, storyId: result.storyId };
}

/** A picture without caption, credit or alt text is not published; the caption's first sentence stands in for the last. */
async function takePicture(deps: WireDeps, item: WireItem, folder: string): Promise<StoryCopy['picture']> {
  const [first] = item.pictures;
  if (!first) return null;
  const caption = first.caption?.trim() ?? '';
  const credit = first.credit?.trim() ?? '';
  if (caption === '' || credit === '') {
    item.problems.push('The picture has no caption or no credit and is left out.');
    return null;
  }
  if (first.href !== basename(first.href) || first.href.startsWith('.')) {
    item.problems.push('The picture is not a file beside the item and is left out.');
    return null;
  }
  try {
    const { pictureId } = await addPicture(deps.media, join(folder, first.href));
    return { id: pictureId, alt: first.alt?.trim() || firstSentence(caption), caption, credit };
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    item.problems.push(error.message);
    return null;
  }
}

function firstSentence(text: string): string {
  return /^.+?[.。!?！？](?=\s|$|[^\d])/u.exec(text)?.[0] ?? text;
}
