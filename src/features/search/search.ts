/** The front door of `search`: stories by their words. */
export { indexMissing, indexStory } from './index-story.ts';
export { longestQuery } from './parse-query.ts';
export { searchStories, spansBack } from './search-stories.ts';
export type { Asked, SearchAnswer, SpanBack } from './search-stories.ts';
export { searchStrings } from './strings.ts';
