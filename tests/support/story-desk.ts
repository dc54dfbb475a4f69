/** The desk's verbs on the demo network's sites, and what readers and the database then have. */
import { join } from 'node:path';
import { newStory } from '../../src/features/stories/stories.ts';
import type { Network } from '../../src/features/network/network.ts';
import type { Db } from '../../src/platform/db/database.ts';
import { openTombstones } from '../../src/platform/page-cache/tombstones.ts';
import { sampleStory } from './sample-stories.ts';
import type { ServingNode } from './serving-node.ts';
import { until } from './until.ts';

type Changed = Parameters<typeof sampleStory>[1] & { slug: string };

export function storyDesk(db: Db, network: Network, get: ServingNode['get'], dataDir: string) {
  const statusOf = async (address: string): Promise<number> => (await get('news.localhost', address)).status;
  return {
    tombstones: openTombstones(join(dataDir, 'tombstones.log')),
    statusOf,
    becomes: (address: string, status: number): Promise<unknown> =>
      until(`${status} at ${address}`, async () => (await statusOf(address)) === status),
    async draft(changed: Changed) {
      const { storyId, slug } = await newStory(db, sampleStory(network, changed), 'desk:test');
      return { storyId, address: `/category/${changed.under ?? 'national'}/${slug}` };
    },
    async rowOf(storyId: number) {
      const row = await db.selectFrom('story').selectAll().where('id', '=', storyId).executeTakeFirstOrThrow();
      const { revisions } = await db
        .selectFrom('story_revision')
        .select((count) => count.fn.countAll<number>().as('revisions'))
        .where('story_id', '=', storyId)
        .executeTakeFirstOrThrow();
      return { ...row, revisions };
    },
    /** What the audit log says was done to it, in order. */
    async auditOf(storyId: number): Promise<string[]> {
      const rows = await db
        .selectFrom('audit')
        .select('action')
        .where('object', '=', `story:${storyId}`)
        .orderBy('id')
        .execute();
      return rows.map((row) => row.action);
    },
  };
}
