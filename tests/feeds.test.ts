/** What programs read: feeds, sitemaps, robots.txt. */
import { parseRssFeed } from 'feedsmith';
import { describe, expect, test } from 'vitest';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { hasHeard } from './support/kept-pages.ts';
import { requireWellFormed } from './support/read-feed.ts';
import { servingNode } from './support/serving-node.ts';
import { hosts } from './support/small-network.ts';
import { testDesk } from './support/test-desk.ts';

const { url: databaseUrl } = await testDatabase();
const dataDir = testDataDir();
const desk = await testDesk({ databaseUrl, dataDir });
const { node, get } = await servingNode({ databaseUrl, dataDir });
const host = 'harbour.localhost';

const pictureId = await desk.addPicture();
const story = await desk.publishNew({ headline: 'A & <b>: the “fog”', standfirst: 'Fog & ferries.', pictureId });
await desk.publishNew({ language: 'ja', headline: '霧の朝', body: ['船は待った。'], pairOf: story.id });
await desk.publishNew({ site: 'ridge', section: 'town/market', headline: 'Snow on the pass' });
await hasHeard(node.cache, desk.db);

describe('a feed and a sitemap', () => {
  const paths = ['', '/ja'].flatMap((at) => [
    `${at}/feed`,
    `${at}/category/sea/feed`,
    `${at}/category/town/market/feed`,
  ]);

  test('of every kind is well-formed, with addresses of its own host that exist', async () => {
    for (const site of hosts)
      for (const path of paths) {
        const { status, text, headers } = await get(site, path);
        expect([path, status, headers['content-type']]).toEqual([path, 200, 'application/rss+xml; charset=utf-8']);
        const feed = parseRssFeed(text);
        const self = `http://${site}${path}`;
        expect(feed.atom?.links?.[0]?.href).toBe(self);
        for (const item of feed.items ?? []) expect((await get(site, pathOn(site, item.link!))).status).toBe(200);
      }
  });

  test('says what is written, whatever characters it is written with', async () => {
    const feed = parseRssFeed((await get(host, '/category/sea/feed')).text);
    const item = feed.items?.find(({ link }) => link === `http://${host}${story.path}`);
    expect([item?.title, item?.description]).toEqual(['A & <b>: the “fog”', 'Fog & ferries.']);
    expect((await get(host, pathOn(host, item!.media!.contents![0]!.url!))).headers['content-type']).toBe('image/jpeg');
  });

  test('are all named by robots.txt, and lead to pages', async () => {
    for (const site of hosts) {
      const robots = (await get(site, '/robots.txt')).text;
      const maps = [...robots.matchAll(/^Sitemap: (.*)$/gm)].map(([, address]) => address!);
      expect(maps).toEqual(
        ['', '/ja'].flatMap((at) => [`http://${site}${at}/sitemap.xml`, `http://${site}${at}/news-sitemap.xml`]),
      );
      const placesIn = async (map: string): Promise<string[]> => {
        const { text } = await get(site, pathOn(site, map));
        requireWellFormed(text);
        return [...text.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, place]) => place!);
      };
      for (const map of maps) {
        const places = await placesIn(map);
        if (map.endsWith('/sitemap.xml')) places.push(...(await Promise.all(places.map(placesIn))).flat());
        expect(places.length).toBeGreaterThan(map.endsWith('/sitemap.xml') ? 4 : -1);
        for (const place of places)
          expect([place, (await get(site, pathOn(site, place))).status]).toEqual([place, 200]);
      }
    }
  });
});

/** The path of an absolute address of this host; any other fails the test. */
function pathOn(site: string, address: string): string {
  const url = new URL(address);
  expect(url.origin).toBe(`http://${site}`);
  return url.pathname + url.search;
}
