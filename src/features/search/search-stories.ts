/** What a site has on what was asked, with the places where it stands. */
import type { Db } from '../../platform/db/database.ts';
import type { Section } from '../network/network.ts';
import { bodiesByIds, bodyText, storiesByIds } from '../stories/stories.ts';
import type { OnSite, StoryCard } from '../stories/stories.ts';
import { parseQuery } from './parse-query.ts';
import { find } from './search-queries.ts';
import { snippet } from './snippet.ts';
import type { SnippetPart } from './snippet.ts';

export const spansBack = { week: 7, month: 31, year: 366 } as const;
export type SpanBack = keyof typeof spansBack;

export interface Asked {
  /** As typed. */
  text: string;
  section: Section | null;
  span: SpanBack | null;
  order: 'best' | 'newest';
  /** From 1. */
  page: number;
}

export interface SearchAnswer {
  hits: { card: StoryCard; snippet: SnippetPart[] }[];
  /** At most a thousand: what is older is found by more words. */
  count: number;
  pages: number;
}

const perPage = 20;
const dayMs = 86_400_000;

export async function searchStories(db: Db, on: OnSite, asked: Asked): Promise<SearchAnswer> {
  const phrases = parseQuery(asked.text, on.language);
  const { section, span } = asked;
  const below = section ? on.network.sections(on.site).filter(({ parentId }) => parentId === section.id) : [];
  const { ids, count } = await find(db, {
    siteId: on.site.id,
    language: on.language,
    territory: on.site.territory,
    phrases,
    sectionIds: section && [section.id, ...below.map(({ id }) => id)],
    since: span && new Date(on.now.getTime() - spansBack[span] * dayMs),
    order: asked.order,
    limit: perPage,
    offset: (asked.page - 1) * perPage,
  });
  const { value: cards } = await storiesByIds(db, on, ids);
  const bodies = await bodiesByIds(
    db,
    cards.map(({ id }) => id),
  );
  // Of the words of its kind its page may leave some out, as of a story that it names and that is gone: none stand here.
  const hits = cards.map((card) => {
    const body = bodies.get(card.id);
    const text = [card.standfirst, body && bodyText(body)].filter((part) => part).join(' ');
    return { card, snippet: snippet(text, phrases, on.language) };
  });
  return { hits, count, pages: Math.ceil(count / perPage) };
}
