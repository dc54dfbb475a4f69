/** The front door of `network`: sites, sections, addresses, dates, words. */
export { canonicalHost } from './host.ts';
export { loadNetwork, networkTag } from './directory.ts';
export type { Network, Surface } from './directory.ts';
export { addNetwork, addNetworkWithin } from './add-network.ts';
export { countryProblem } from './countries.ts';
export { siteNamed } from './site-named.ts';
export { crawlerUses, exceptions, verdicts } from './crawlers.ts';
export { setCrawlers } from './set-crawlers.ts';
export { setFeedText } from './set-feed-text.ts';
export { addedProviderInput, networkInput, themeInput } from './network-input.ts';
export type { NetworkInput } from './network-input.ts';
export { insertSource, sourceByKey, sourceKeys } from './network-queries.ts';
export { feedTexts, inLanguage, sectionName } from './site.ts';
export type { Front, Language, Section, Shade, Site, Theme, Words } from './site.ts';
export { changedWords, wordsProblem } from './changed-words.ts';
export {
  authorPath,
  cardPath,
  confirmLettersPath,
  correctionsFeedPath,
  archivePath,
  correctionsPath,
  editionPath,
  editionsPath,
  feedBelow,
  feedEnding,
  feedFormats,
  feedPath,
  feedTypes,
  goPath,
  homePath,
  housePath,
  leaveLetterPath,
  lettersPath,
  lettersSignUpPath,
  liteHomePath,
  litePath,
  liteSectionPath,
  mailFrom,
  memberPath,
  newsSitemapPath,
  picturePath,
  popularPath,
  prefsPath,
  searchPath,
  sectionPath,
  seriesPath,
  siteOrigin,
  sitemapPartPath,
  sitemapPath,
  storyPath,
  tagPath,
  webSubPath,
} from './addresses.ts';
export type { FeedFormat } from './addresses.ts';
export { dateStyle } from './page-context.ts';
export type { PageContext } from './page-context.ts';
export {
  cardTime,
  clockOf,
  clockTime,
  dayKey,
  dayName,
  fullDay,
  fullTime,
  longDay,
  machineTime,
  monthName,
  nextDayStart,
  shortDay,
  updateTime,
} from './dates.ts';
export type { DateStyle } from './dates.ts';
export { mixedText } from './mixed-text.tsx';
export { strings } from './strings/catalogue.ts';
export { nothingHere, redirectTo } from './public-page.ts';
export type { PublicPage, PublicRequest, SharedParts, WayIn } from './public-page.ts';
