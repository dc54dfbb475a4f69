/** The task `audience.popular`: once a minute, what is read and discussed most. Pages hear of a list that has changed. */
import { announce } from '../../platform/db/announce.ts';
import type { Db } from '../../platform/db/database.ts';
import { popularKinds, popularTag, spans } from './popular-list.ts';
import type { Span } from './popular-list.ts';
import { mostDiscussedIds, mostReadIds, putList } from './popular-queries.ts';

/** Some may not leave by the time they are shown. */
const kept = 30;

export async function recomputePopular(
  db: Db,
  sites: readonly { id: number; languages: readonly string[] }[],
  now: Date,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const changed = new Set<number>();
    for (const { id: siteId, languages } of sites)
      for (const language of languages)
        for (const kind of popularKinds)
          for (const span of Object.keys(spans) as Span[]) {
            const list = { siteId, language, kind, span };
            const find = kind === 'read' ? mostReadIds : mostDiscussedIds;
            if (await putList(tx, list, await find(tx, list, now, kept), now)) changed.add(siteId);
          }
    if (changed.size > 0) await announce(tx, [...changed].map(popularTag));
  });
}
