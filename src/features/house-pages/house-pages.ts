/** The front door of `house-pages`: who a house is, what it does with data, its rules; named on every page's foot. */
export { correctingSlug, housePageInput } from './house-page.ts';
export { houseLinks, housePage, housePagesOf } from './house-page-queries.ts';
export { removeHousePage, setHousePage } from './set-house-page.ts';
