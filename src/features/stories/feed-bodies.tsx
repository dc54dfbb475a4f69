/** Bodies of stories for programs that read feeds and mails. */
import type { Db } from '../../platform/db/database.ts';
import type { Html } from '../../platform/html/raw.ts';
import { renderHtml } from '../../platform/html/render.ts';
import type { Tagged } from '../../platform/page-cache/reading.ts';
import { BodyHtml } from './body-html.tsx';
import { bodyParts } from './body-parts-queries.ts';
import { feedHtml } from './feed-html.ts';
import { bodiesByIds, sensitiveAmong } from './list-queries.ts';
import type { OnSite } from './story-rows.ts';
import type { StoryCard } from './story.ts';

/** Of stories that a list has found fit to leave, by their numbers. `origin`: of the site. */
export async function feedBodies(
  db: Db,
  on: OnSite & { origin: string },
  cards: readonly Pick<StoryCard, 'id' | 'href' | 'language' | 'sponsor'>[],
): Promise<Tagged<Map<number, Html>>> {
  const ids = cards.map(({ id }) => id);
  const bodies = await bodiesByIds(db, ids);
  const parts = await bodyParts(db, on, [...bodies.values()]);
  const sensitive = await sensitiveAmong(db, ids);
  const htmlOf = ({ id, href, language, sponsor }: (typeof cards)[number]): [number, Html][] => {
    const body = bodies.get(id);
    if (!body) return [];
    const story = { href, sensitive: sensitive.has(id) };
    const page = { site: on.site, language: on.language, now: on.now };
    const as = { body, page, language, story, parts: parts.value, sponsored: sponsor !== null };
    return [[id, feedHtml(renderHtml(<BodyHtml {...as} edition="feed" />), on.origin)]];
  };
  return { ...parts, value: new Map(cards.flatMap(htmlOf)) };
}
