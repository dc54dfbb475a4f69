/** The front door of `series`: stories of a site that are read one after the other. */
export { addSeries, changeSeries } from './change-series.ts';
export type { SeriesWords } from './change-series.ts';
export { allSeries } from './series-desk-queries.ts';
export { countOfParts, partsOfSeries, seriesAt, seriesWithParts } from './series-queries.ts';
export type { Part } from './series-queries.ts';
export { titleOf } from './one-series.ts';
export type { Series } from './one-series.ts';
