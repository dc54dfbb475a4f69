/** The network as every request needs it: which hosts, which sections. Small, so each node keeps it whole. */
import type { Db } from '../../platform/db/database.ts';
import { allSections, allSites } from './network-queries.ts';
import type { Section, SectionId, Site } from './site.ts';

/** The tag of everything that shows a site's name, sections or theme. */
export const networkTag = 'network';

export interface Network {
  sites: readonly Site[];
  siteByHost(host: string): Site | undefined;
  siteByKey(key: string): Site | undefined;
  siteById(id: number): Site | undefined;
  /** Parents before their sub-sections. */
  sections(site: Site): readonly Section[];
  sectionByPath(site: Site, path: string): Section | undefined;
  sectionById(id: number): Section | undefined;
}

export async function loadNetwork(db: Db): Promise<Network> {
  const [sites, sections] = await Promise.all([allSites(db), allSections(db)]);
  const byHost = new Map(sites.map((site) => [site.host, site]));
  const byId = new Map<SectionId, Section>(sections.map((section) => [section.id, section]));
  const bySite = Map.groupBy(sections, (section) => section.siteId);
  return {
    sites,
    siteByHost: (host) => byHost.get(host),
    siteByKey: (key) => sites.find((site) => site.key === key),
    siteById: (id) => sites.find((site) => site.id === id),
    sections: (site) => bySite.get(site.id) ?? [],
    sectionByPath: (site, path) => bySite.get(site.id)?.find((section) => section.path === path),
    sectionById: (id) => byId.get(id as SectionId),
  };
}
