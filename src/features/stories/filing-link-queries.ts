/** Tags and authors of a story as its page and its feeds show them: part of their queries. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { authorPath, inLanguage, tagPath } from '../network/network.ts';
import type { Language, Site, Words } from '../network/network.ts';
import { authorNameTag, tagNameTag } from './story-tags.ts';
import type { NamedLink } from './story.ts';

interface NamedRow {
  id: number;
  slug: string;
  name: Words;
}

export interface FilingRows {
  tags: NamedRow[];
  authors: NamedRow[];
}

/**
 * Columns `tags` and `authors` of a story `s`. The tags are those of this site: none where it is not at home. By
 * story_tag_pkey, story_author_pkey.
 */
export function filingOfPage(site: Pick<Site, 'id'>): RawBuilder<unknown> {
  return sql`(
    select coalesce(json_agg(json_build_object('id', t.id, 'slug', t.slug, 'name', t.name) order by st.place), '[]')
    from story_tag st join tag t on t.id = st.tag_id where st.story_id = s.id and t.site_id = ${site.id}
  ) as tags, (
    select coalesce(json_agg(json_build_object('id', u.id, 'slug', u.slug, 'name', u.name) order by w.place), '[]')
    from story_author w join author u on u.id = w.author_id where w.story_id = s.id
  ) as authors`;
}

export function toFiling(
  { tags, authors }: FilingRows,
  site: Site,
  language: Language,
): { tags: NamedLink[]; authors: NamedLink[] } {
  const toLink = ({ slug, name }: NamedRow, path: typeof tagPath): NamedLink => {
    const { text, lang } = inLanguage(name, language) ?? { text: slug, lang: undefined };
    return { name: text, lang, href: path(site, slug, language) };
  };
  return {
    tags: tags.map((row) => toLink(row, tagPath)),
    authors: authors.map((row) => toLink(row, authorPath)),
  };
}

/** What the names were read from. */
export function tagsOfFiling({ tags, authors }: FilingRows): string[] {
  return [...tags.map(({ id }) => tagNameTag(id)), ...authors.map(({ id }) => authorNameTag(id))];
}
