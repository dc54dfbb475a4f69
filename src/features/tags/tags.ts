/** The front door of `tags`: what stories of a site are about. */
export { addTag, changeTag } from './change-tag.ts';
export { mergeTags } from './merge-tags.ts';
export { allTags } from './tag-desk-queries.ts';
export { countWithTag, storiesWithTag, tagAt, tagsWithStories } from './tag-queries.ts';
export { tagName } from './tag.ts';
export type { Tag } from './tag.ts';
