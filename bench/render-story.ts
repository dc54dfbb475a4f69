/**
 * A story's page made from the database after its tag was purged: what reads the story is made anew, its masthead and
 * footer are there already. No compression. Node's CPU per render, and how often the database is asked.
 */
import { join } from 'node:path';
import type pg from 'pg';
import type { Config } from '../src/config.ts';
import { openCards } from '../src/features/cards/cards.ts';
import { loadNetwork, siteOrigin } from '../src/features/network/network.ts';
import type { PublicRequest } from '../src/features/network/network.ts';
import { storyTag } from '../src/features/stories/stories.ts';
import { openDatabase } from '../src/platform/db/database.ts';
import type { Html } from '../src/platform/html/raw.ts';
import { securityHeaders } from '../src/platform/http/public-headers.ts';
import { createFragments } from '../src/platform/page-cache/fragments.ts';
import { createPurgeClock } from '../src/platform/page-cache/purge-clock.ts';
import { collector } from '../src/platform/page-cache/reading.ts';
import { promoHtml } from '../src/site/promo-html.tsx';
import { loadSiteAssets } from '../src/site/site-assets.ts';
import { sitePages } from '../src/site/site-surface.ts';
import type { Bench } from './bench.ts';
import { measuredStory, openDemoDatabase } from './demo-data.ts';
import { measured } from './measure.ts';

const rounds = 9;
const rendersARound = 400;
const warmUpRenders = 800;

export const renderStory: Bench = async (context) => {
  const config = await openDemoDatabase(context);
  const page = await storyPage(config);
  context.cleanUp.defer(page.close);
  for (let done = 0; done < warmUpRenders; done += 1) await page.render();

  const cpuMs: number[] = [];
  const queries: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const [cpuBefore, queriesBefore] = [process.cpuUsage(), page.queries()];
    for (let done = 0; done < rendersARound; done += 1) await page.render();
    const { user, system } = process.cpuUsage(cpuBefore);
    cpuMs.push((user + system) / 1_000 / rendersARound);
    queries.push((page.queries() - queriesBefore) / rendersARound);
    context.say(
      `${cpuMs.at(-1)?.toFixed(3)} ms of CPU and ${queries.at(-1)} queries for each of ${rendersARound} renders`,
    );
  }
  return [
    measured({ bench: 'render-story/cpu', unit: 'ms', better: 'lower' }, cpuMs, 5),
    measured({ bench: 'render-story/queries', unit: 'queries', better: 'lower' }, queries, 4),
  ];
};

interface StoryPage {
  render(): Promise<void>;
  /** Sent so far. */
  queries(): number;
  close(): Promise<void>;
}

/** The page's own render function with the cache's own fragments, as a node puts them together. */
async function storyPage(config: Config & { databaseUrl: string }): Promise<StoryPage> {
  const database = openDatabase({ url: config.databaseUrl, name: 'kawaraban bench' });
  const queries = countQueries(database.pool);
  const network = await loadNetwork(database.db);
  const assets = loadSiteAssets(join(config.root, 'dist', 'assets'), securityHeaders('http'));
  assets.refresh(network);
  const request = storyRequest(network, promoHtml(database.db, assets));
  const fonts = join(config.root, 'src/features/cards/fonts/fonts.conf');
  const cards = openCards({ folder: join(config.dataDir, 'cards'), fonts });
  const page = sitePages(database.db, assets, join(config.dataDir, 'media'), cards).find(({ urls }) =>
    urls.includes('/category/:section/:sub/:segment'),
  );
  if (!page) throw new Error('No page of the site draws stories.');
  const options = { now: Date.now, maxCharacters: 32_000_000, mayKeep: () => true };
  const fragments = createFragments({ ...options, purgeClock: createPurgeClock() });
  let story: string | undefined;

  return {
    queries,
    close: () => database.close(),
    async render() {
      if (story !== undefined) fragments.purge([story]);
      const collected = collector(0);
      const { status } = await page.render({ ...request, now: new Date() }, fragments.reading(collected));
      if (status !== 200) throw new Error(`${request.path} answers ${status}.`);
      // Its own tag is the first that it reads: what stands beside it comes later.
      story ??= [...collected.tags].find((tag) => tag.startsWith(storyTag(0).slice(0, -1)));
    },
  };
}

function storyRequest(network: PublicRequest['network'], promo: PublicRequest['promo']): PublicRequest {
  const site = network.siteByHost(measuredStory.host);
  const [section = '', sub = ''] = measuredStory.section.split('/');
  if (!site) throw new Error(`The demo has no ${measuredStory.host}.`);
  const originOf: PublicRequest['originOf'] = (other) => siteOrigin(other, { scheme: 'http', port: 8080 });
  return {
    network,
    site,
    language: site.languages[0],
    origin: originOf(site),
    originOf,
    path: measuredStory.path,
    params: { section, sub, segment: measuredStory.slug },
    page: 1,
    query: {},
    lite: false,
    promo,
    above: async () => ({ value: '' as Html, tags: [] }),
    houseLinks: async () => ({ value: [], tags: [] }),
    readMark: (siteId, storyId) => `${storyId}.${String(siteId).padStart(12, 'x')}`,
    waysIn: () => [{ key: 'facebook', name: 'Demo Facebook' }],
    now: new Date(),
  };
}

function countQueries(pool: pg.Pool): () => number {
  let count = 0;
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    client.query = ((...args: unknown[]) => {
      count += 1;
      return query(...args);
    }) as typeof client.query;
  });
  return () => count;
}
