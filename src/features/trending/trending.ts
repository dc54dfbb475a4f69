/** The front door of `trending`: what is read on the network's other sites. */
export type { Candidate, EditorsChoice } from './candidate.ts';
export { chooseStory } from './choose-story.ts';
export { networkBlock } from './network-block.ts';
export { reasonsInWords } from './reasons-in-words.ts';
export { recomputeTrending } from './recompute-trending.ts';
export { slotsWithHeadlines, standingSlots } from './slot-queries.ts';
export type { StandingSlot } from './slot-queries.ts';
export { trendingStrings } from './strings/catalogue.ts';
