/** Looks which feeds have changed, and has those told who wait for them. */
import { createHash } from 'node:crypto';
import type { Db } from '../../platform/db/database.ts';
import { enqueue } from '../../platform/tasks/task-queries.ts';
import type { Topics } from './topic.ts';
import { noteChange, topicsAwaited } from './websub-queries.ts';

/** `tags`: what was changed; null: whatever may have been. Returns how many feeds have changed. */
export async function distributeFeeds(
  db: Db,
  openTopics: () => Promise<Topics>,
  tags: readonly string[] | null,
  now: Date,
): Promise<number> {
  const awaited = await topicsAwaited(db, tags, now);
  // Most changes are awaited by nobody.
  if (awaited.length === 0) return 0;
  const topics = await openTopics();
  let changed = 0;
  for (const topic of awaited) {
    const content = await topics.read(topic.url);
    if (!content) continue;
    const sha256 = createHash('sha256').update(content.body).digest();
    if (sha256.equals(topic.sha256)) continue;
    const noted = await db.transaction().execute(async (tx) => {
      if (!(await noteChange(tx, topic, sha256, now))) return false;
      await enqueue(tx, 'websub.deliver', {}, deliverTask);
      return true;
    });
    if (noted) changed += 1;
  }
  return changed;
}

/** One after the other: the hands of a worker are few, and each delivers to many at once, also to those who become due meanwhile. */
export const deliverTask = { key: 'websub.deliver', queue: 'websub' } as const;
