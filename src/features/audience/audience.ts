/** The front door of `audience`: who reads what, without knowing who; what is read and discussed most. */
export { audienceStrings } from './strings.ts';
export { moveHeatLandmark, warmByComments } from './heat-queries.ts';
export { blockCounts, forgetReads } from './read-queries.ts';
export { spans } from './popular-list.ts';
export type { PopularKind, Span } from './popular-list.ts';
export { popularStories } from './popular-queries.ts';
export { createStaffMemory } from './staff-memory.ts';
export { isRobot } from './told-read.ts';
export { readsByHourOfWeek } from './read-queries.ts';
export { startReadCounter } from './read-counter.ts';
export type { ReadCounter, ReadTotals } from './read-counter.ts';
export { recomputePopular } from './recompute-popular.ts';
