/** The front door of `network`: sites, sections, addresses, words. */
export { canonicalHost } from './host.ts';
export { loadNetwork, networkTag } from './directory.ts';
export type { Network } from './directory.ts';
export { addNetwork } from './add-network.ts';
export { networkInput, themeInput } from './network-input.ts';
export type { NetworkInput } from './network-input.ts';
export { sourceByKey, sourceKeys } from './network-queries.ts';
export { sectionName } from './site.ts';
export type { Language, Section, SectionId, Site, SiteId, Theme } from './site.ts';
export * from './addresses.ts';
export { dateStyle } from './page-context.ts';
export type { PageContext } from './page-context.ts';
export * from './dates.ts';
export { strings } from './strings/catalogue.ts';
export { nothingHere, redirectTo } from './public-page.ts';
export type { PublicPage, PublicRequest } from './public-page.ts';
