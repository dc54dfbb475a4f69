/** Every public page of the demo, by kind, as its own sitemaps and pages name them. */
import { getOnce } from './demo-node.ts';

type Full = 'home' | 'section' | 'story' | 'house' | 'tag' | 'author' | 'series';
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
  const entriesOf = async (path: string): Promise<{ path: string; dated: boolean }[]> => {
    const xml = (await getOnce(port, host, path)).body.toString();
    const entries = [...xml.matchAll(/<loc>([^<]+)<\/loc>(<lastmod>)?/g)];
    return entries.map(([, url = '', dated]) => ({ path: new URL(url).pathname, dated: dated !== undefined }));
  };
  const indexes = sitemaps.filter((path) => path.endsWith('/sitemap.xml'));
  const found = await Promise.all(
    indexes.map(async (index): Promise<Address[]> => {
      const home = index.replace(/sitemap\.xml$/, '');
      const parts = await entriesOf(index);
      const entries = await Promise.all(parts.map(({ path }) => entriesOf(path)));
      const pages = entries.flat().flatMap(({ path, dated }) => withLite(path, home, dated));
      const machines = [
        ...[index, ...parts.map(({ path }) => path)].map((path) => ({ path, kind: 'sitemap' as const })),
        ...['feed', 'feed.atom', 'feed.json'].map((name) => ({ path: home + name, kind: 'feed' as const })),
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
  const below = /^(?:\/ja)?\/(tag|author|series)\//.exec(path)?.[1] as Full | undefined;
  const kind = dated ? 'story' : path.includes('/category/') ? 'section' : (below ?? 'house');
  return [
    { path, kind },
    { path: `${path}.lite`, kind: `${kind}-lite` },
  ];
}
