/** The front door of `related`: which stories are about the same, told by their words. */
export { relatedStories } from './related-queries.ts';
export { relateMissing, relateStory } from './relate-story.ts';
