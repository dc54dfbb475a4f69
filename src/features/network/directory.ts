/** The network as every request needs it: which hosts, which sections. Small, so each node keeps it whole. */
import type { Db } from '../../platform/db/database.ts';
import { allSections, allSites, networkSettings, sourceNames } from './network-queries.ts';
import type { NetworkSettings, Section, SectionId, Site } from './site.ts';

/** The tag of everything that shows a site's name, sections or theme. */
export const networkTag = 'network';

/** Which part of the program answers for a host. */
export type Surface = 'site' | 'hub' | 'newsroom' | 'mailbox';

/** Shows what the demo has mailed; answered only where no host of the network is public. */
const mailboxHost = 'mailbox.localhost';

export interface Network {
  settings: NetworkSettings;
  /** No host of the network can be reached from another machine: the demo, or a try-out. */
  local: boolean;
  surfaceOf(host: string): Surface | undefined;
  sites: readonly Site[];
  /** Names that only the house may bear: its own, its sites', its publishers', its agencies'. */
  houseNames: readonly string[];
  siteByHost(host: string): Site | undefined;
  siteByKey(key: string): Site | undefined;
  siteById(id: number): Site | undefined;
  /** Parents before their sub-sections. */
  sections(site: Site): readonly Section[];
  sectionByPath(site: Site, path: string): Section | undefined;
  sectionById(id: number): Section | undefined;
}

export async function loadNetwork(db: Db): Promise<Network> {
  const [sites, sections, sources, settings = unsettled] = await Promise.all([
    allSites(db),
    allSections(db),
    sourceNames(db),
    networkSettings(db),
  ]);
  const byHost = new Map(sites.map((site) => [site.host, site]));
  const byId = new Map<SectionId, Section>(sections.map((section) => [section.id, section]));
  const bySite = Map.groupBy(sections, (section) => section.siteId);
  const local = [...byHost.keys(), settings.hubHost, settings.newsroomHost].every((host) =>
    host.endsWith('.localhost'),
  );
  return {
    settings,
    local,
    surfaceOf(host) {
      if (byHost.has(host)) return 'site';
      if (host === settings.hubHost) return 'hub';
      if (host === settings.newsroomHost) return 'newsroom';
      return local && host === mailboxHost ? 'mailbox' : undefined;
    },
    sites,
    houseNames: [settings.name, ...sites.flatMap((site) => [site.name, site.publisher]), ...sources],
    siteByHost: (host) => byHost.get(host),
    siteByKey: (key) => sites.find((site) => site.key === key),
    siteById: (id) => sites.find((site) => site.id === id),
    sections: (site) => bySite.get(site.id) ?? [],
    sectionByPath: (site, path) => bySite.get(site.id)?.find((section) => section.path === path),
    sectionById: (id) => byId.get(id as SectionId),
  };
}

/** A database without a network has no hosts at all. */
const unsettled: NetworkSettings = { name: '', hubHost: '', newsroomHost: '' };
