/** Wire items taken in one by one, without a folder; and what has become of them. */
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll } from 'vitest';
import { startImageProcess } from '../../src/features/media/media.ts';
import type { Network } from '../../src/features/network/network.ts';
import { bodyText, newestRevision, storyStatus } from '../../src/features/stories/stories.ts';
import type { ChainState } from '../../src/features/wire/chain.ts';
import type { WireItem } from '../../src/features/wire/wire-item.ts';
import { ingestItem, providerNamed } from '../../src/features/wire/wire.ts';
import type { WireDeps } from '../../src/features/wire/wire.ts';
import type { Db } from '../../src/platform/db/database.ts';
import { openTombstones } from '../../src/platform/page-cache/tombstones.ts';
import { rawOf } from './sample-items.ts';

export function chainDesk({ db, network, dataDir }: { db: Db; network: Network; dataDir: string }) {
  const images = startImageProcess();
  afterAll(() => images.close());
  const deps: WireDeps = {
    ...{ db, network, now: () => new Date() },
    media: { db, folder: join(dataDir, 'media'), images },
    tombstones: openTombstones(join(dataDir, 'tombstones.log')),
  };
  return {
    deps,
    async take(item: WireItem, provider = 'kaikyo') {
      // Each time anew, as a reader gives it.
      const fresh = structuredClone(item);
      const ingested = await ingestItem(deps, await providerNamed(db, provider), fresh, rawOf(item), dataDir);
      return { ...ingested, problems: fresh.problems };
    },
    /** What readers and the desk find; of what was withdrawn nobody can tell whether it ever stood there. */
    async found(itemKey: string, provider = 'kaikyo') {
      const { rows } = await sql<{ state: ChainState; storyId: number | null; version: string | null }>`
        select c.state, c.story_id as "storyId", v.version from wire_chain c join provider p on p.id = c.provider_id
        left join wire_version v on v.id = c.version_id
        where c.item_key = ${itemKey} and p.key = ${provider}
      `.execute(db);
      const [chain] = rows;
      const storyId = chain?.storyId ?? null;
      const status = storyId === null ? undefined : await storyStatus(db, storyId);
      const revision = storyId === null ? undefined : await newestRevision(db, storyId);
      const gone = status === undefined || status.state === 'killed';
      return {
        ...{ chain: chain?.state ?? null, version: chain?.version ?? null, storyId },
        story: gone
          ? null
          : {
              ...{ state: status.state, headline: revision?.headline, text: revision && bodyText(revision.body) },
              ...{ embargoOpen: status.embargoOpen, embargoUntil: status.embargoUntil, expiresAt: status.expiresAt },
            },
      };
    },
  };
}
