/** Takes one version in: kept with its bytes, judged against its chain, and the story brought into line, all at once or not at all. */
import { createHash } from 'node:crypto';
import { record } from '../../platform/audit/audit-queries.ts';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import { storyTag } from '../stories/stories.ts';
import { applyItem } from './apply-item.ts';
import { judge } from './chain.ts';
import type { Verdict } from './chain.ts';
import { insertVersion, lockChain, setChain } from './wire-queries.ts';
import type { Provider } from './wire-queries.ts';
import type { WireItem } from './wire-item.ts';
import type { WireDeps } from './wire-deps.ts';
import { takePicture } from './wire-picture.ts';

export interface Ingested {
  verdict: Verdict['kind'] | 'repeat';
  storyId: number | null;
}

/** `folder` is where the item's pictures lie beside it. */
export async function ingestItem(
  deps: WireDeps,
  provider: Provider,
  item: WireItem,
  raw: Buffer,
  folder: string,
): Promise<Ingested> {
  const picture = item.status === 'canceled' ? null : await takePicture(deps, item, folder);
  const actor: Actor = `wire:${provider.key}`;
  const sha256 = createHash('sha256').update(raw).digest();
  const result = await deps.db.transaction().execute(async (tx) => {
    const chain = await lockChain(tx, provider.id, item.itemKey);
    const versionId = await insertVersion(tx, chain.id, item, raw, sha256);
    if (versionId === undefined) return { verdict: 'repeat' as const, storyId: chain.storyId, killed: false };
    const verdict = judge(chain.deciding === null ? null : { state: chain.state, deciding: chain.deciding }, item);
    const storyId =
      verdict.kind === 'decides'
        ? await applyItem(tx, { ...deps, provider, actor }, chain, verdict.state, item, picture)
        : chain.storyId;
    if (verdict.kind === 'decides') await setChain(tx, chain.id, { state: verdict.state, versionId, storyId });
    await record(tx, actor, `wire.${verdict.kind}`, `wire-chain:${chain.id}`, {
      version: item.version,
      status: item.status,
      problems: item.problems,
    });
    const killed = verdict.kind === 'decides' && verdict.state === 'canceled' && storyId !== null;
    return { verdict: verdict.kind, storyId, killed };
  });
  if (result.killed && result.storyId !== null) deps.tombstones.add([storyTag(result.storyId)], deps.now(), 'kill');
  return { verdict: result.verdict, storyId: result.storyId };
}
