/** The tags of a story as its page and its feeds show them: part of their queries. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { inLanguage, tagPath } from '../network/network.ts';
import type { Language, Site, Words } from '../network/network.ts';
import type { TagLink } from './story.ts';

export interface TagRow {
  id: number;
  slug: string;
  name: Words;
}

/** Of a story `s`, those of this site: none where it is not at home. By story_tag_pkey. */
export function tagsOfPage(site: Pick<Site, 'id'>): RawBuilder<unknown> {
  return sql`(
    select coalesce(json_agg(json_build_object('id', t.id, 'slug', t.slug, 'name', t.name) order by st.place), '[]')
    from story_tag st join tag t on t.id = st.tag_id where st.story_id = s.id and t.site_id = ${site.id}
  )`;
}

export function toTagLinks(rows: readonly TagRow[], site: Site, language: Language): TagLink[] {
  return rows.map(({ slug, name }) => {
    const { text, lang } = inLanguage(name, language) ?? { text: slug, lang: undefined };
    return { name: text, lang, href: tagPath(site, slug, language) };
  });
}
