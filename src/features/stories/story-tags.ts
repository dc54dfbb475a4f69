/** The names by which pages say what they read, and verbs say what they changed. */

export function storyTag(id: number): string {
  return `story:${id}`;
}

/** The stories that are named by tags, among others. */
export function storiesAmong(tags: readonly string[]): number[] {
  return tags.flatMap((tag) => (/^story:\d+$/.test(tag) ? Number(tag.slice('story:'.length)) : []));
}

/** How many comments a story has, where that may lag: on cards. */
export function countTag(id: number): string {
  return `count:${id}`;
}

/** Lists of the newest in a section, its sub-sections included. */
export function sectionTag(id: number): string {
  return `section:${id}`;
}

/** Lists of the newest on a site. */
export function frontTag(siteId: number): string {
  return `front:${siteId}`;
}

/** What came out on a site in a month, by UTC: `2026-11`. */
export function monthTag(siteId: number, month: string): string {
  return `month:${siteId}:${month}`;
}

/** Lists of the newest that have a tag. */
export function tagListTag(tagId: number): string {
  return `tag:${tagId}`;
}

/** What shows a tag's name. */
export function tagNameTag(tagId: number): string {
  return `tag-name:${tagId}`;
}

/** Lists of the newest by an author, on every site. */
export function authorListTag(authorId: number): string {
  return `author:${authorId}`;
}

/** What shows an author's name. */
export function authorNameTag(authorId: number): string {
  return `author-name:${authorId}`;
}

/** What shows a series’ title, its parts or their order. */
export function seriesTag(seriesId: number): string {
  return `series:${seriesId}`;
}

export function pictureTag(id: number): string {
  return `picture:${id}`;
}
