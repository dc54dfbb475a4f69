/** Every public page of the demo, by kind, as its own sitemaps and pages name them. */
import { getOnce } from './demo-node.ts';

type Full = 'home' | 'section' | 'story' | 'house';
export type PageKind = Full | `${Full}-lite` | 'feed' | 'sitemap';

export interface Address {
  host: string;
  path: string;
  kind: PageKind;
}

const hosts = ['news.localhost', 'life.localhost', 'travel.localhost', 'city.localhost'];

export async function allAddresses(port: number): Promise<Address[]> {
  const found = await Promise.all(hosts.map((host) => addressesOf(port, host)));
  return found.flat();
}

async function addressesOf(port: number, host: string): Promise<Address[]> {
  const robots = (await getOnce(port, host, '/robots.txt')).body.toString();
  const sitemaps = [...robots.matchAll(/^Sitemap: (\S+)$/gm)].map(([, url = '']) => new URL(url).pathname);
  const found = await Promise.all(
    sitemaps.map(async (sitemap): Promise<Address[]> => {
      const xml = (await getOnce(port, host, sitemap)).body.toString();
      const home = sitemap.replace(/sitemap\.xml$/, '');
      const entries = [...xml.matchAll(/<loc>([^<]+)<\/loc>(<lastmod>)?/g)];
      const pages = entries.flatMap(([, url = '', dated]) =>
        withLite(new URL(url).pathname, home, dated !== undefined),
      );
      const machines = [
        { path: sitemap, kind: 'sitemap' as const },
        { path: `${home}feed`, kind: 'feed' as const },
      ];
      return [...pages, ...machines].map((page) => ({ host, ...page }));
    }),
  );
  return found.flat();
}

/** Only stories have a date in the sitemap. */
function withLite(path: string, home: string, dated: boolean): { path: string; kind: PageKind }[] {
  if (path === home)
    return [
      { path, kind: 'home' },
      { path: `${home}home.lite`, kind: 'home-lite' },
    ];
  const kind = dated ? 'story' : path.includes('/category/') ? 'section' : 'house';
  return [
    { path, kind },
    { path: `${path}.lite`, kind: `${kind}-lite` },
  ];
}
