/**
 * A story's page, and one of each kind, made from the database after its tag was purged: what reads the story is made anew, its masthead and
 * footer are there already. No compression. Node's CPU per render, and how often the database is asked.
 */
import { join } from 'node:path';
import { sql } from 'kysely';
import type pg from 'pg';
import type { Config } from '../src/config.ts';
import { openCards } from '../src/features/cards/cards.ts';
import { loadNetwork, siteOrigin } from '../src/features/network/network.ts';
import type { PublicRequest } from '../src/features/network/network.ts';
import { storyTag } from '../src/features/stories/stories.ts';
import { openDatabase } from '../src/platform/db/database.ts';
import type { Db } from '../src/platform/db/database.ts';
import type { Html } from '../src/platform/html/raw.ts';
import { securityHeaders } from '../src/platform/http/public-headers.ts';
import { createFragments } from '../src/platform/page-cache/fragments.ts';
import { createPurgeClock } from '../src/platform/page-cache/purge-clock.ts';
import { collector } from '../src/platform/page-cache/reading.ts';
import { promoHtml } from '../src/site/promo-html.tsx';
import { loadSiteAssets } from '../src/site/site-assets.ts';
import { sitePages } from '../src/site/site-surface.ts';
import type { Bench, Measure } from './bench.ts';
import { measuredStory, openDemoDatabase } from './demo-data.ts';
import { measured } from './measure.ts';

/** The story that is measured has 60 comments; of each kind another is measured for shorter, as the demo has it. */
const long = { rounds: 9, renders: 400, warmUp: 800 };
const short = { rounds: 5, renders: 60, warmUp: 60 };
/** One that names others, as a digest does, asks for those besides. */
const goals = { cpuMs: 5, queries: 4, queriesWithNamed: 5 };

export const renderStory: Bench = async (context) => {
  const config = await openDemoDatabase(context);
  const page = await storyPage(config);
  context.cleanUp.defer(page.close);
  const measures = await measure(page, { ...measuredStory, namesOthers: false }, '', long, context.say);
  for (const { kind, ...story } of await page.storiesOfKinds())
    measures.push(...(await measure(page, story, `/${kind}`, short, context.say)));
  return measures;
};

async function measure(
  page: StoryPage,
  { namesOthers, ...address }: StoryAddress & { namesOthers: boolean },
  name: string,
  { rounds, renders, warmUp }: typeof long,
  say: (line: string) => void,
): Promise<Measure[]> {
  const render = page.renderOf(address);
  for (let done = 0; done < warmUp; done += 1) await render();
  const cpuMs: number[] = [];
  const queries: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const [cpuBefore, queriesBefore] = [process.cpuUsage(), page.queries()];
    for (let done = 0; done < renders; done += 1) await render();
    const { user, system } = process.cpuUsage(cpuBefore);
    cpuMs.push((user + system) / 1_000 / renders);
    queries.push((page.queries() - queriesBefore) / renders);
  }
  const [cpu, asked] = [
    measured({ bench: `render-story/cpu${name}`, unit: 'ms', better: 'lower' }, cpuMs, goals.cpuMs),
    measured(
      { bench: `render-story/queries${name}`, unit: 'queries', better: 'lower' },
      queries,
      namesOthers ? goals.queriesWithNamed : goals.queries,
    ),
  ];
  say(`${cpu.value} ms of CPU and ${asked.value} queries for ${address.path}`);
  return [cpu, asked];
}

type StoryAddress = Pick<typeof measuredStory, 'host' | 'section' | 'slug' | 'path'>;

interface StoryOfKind extends StoryAddress {
  kind: string;
  namesOthers: boolean;
}

interface StoryPage {
  /** Each call makes the page of a story anew. */
  renderOf(address: StoryAddress): () => Promise<void>;
  /** One of each kind, that with the most in its fields. */
  storiesOfKinds(): Promise<StoryOfKind[]>;
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
  const fonts = join(config.root, 'src/features/cards/fonts/fonts.conf');
  const cards = openCards({ folder: join(config.dataDir, 'cards'), fonts });
  const pages = sitePages(database.db, assets, join(config.dataDir, 'media'), cards);
  const page = pages.find(({ urls }) => urls.includes('/category/:section/:sub/:segment'));
  if (!page) throw new Error('No page of the site draws stories.');
  const options = { now: Date.now, maxCharacters: 32_000_000, mayKeep: () => true };
  const fragments = createFragments({ ...options, purgeClock: createPurgeClock() });

  return {
    queries,
    close: () => database.close(),
    storiesOfKinds: () => storiesOfKinds(database.db),
    renderOf(address) {
      const request = storyRequest(network, promoHtml(database.db, assets), address);
      let story: string | undefined;
      return async () => {
        if (story !== undefined) fragments.purge([story]);
        const collected = collector(0);
        const { status } = await page.render({ ...request, now: new Date() }, fragments.reading(collected));
        if (status !== 200) throw new Error(`${request.path} answers ${status}.`);
        // Its own tag is the first that it reads: what stands beside it comes later.
        story ??= [...collected.tags].find((tag) => tag.startsWith(storyTag(0).slice(0, -1)));
      };
    },
  };
}

async function storiesOfKinds(db: Db): Promise<StoryOfKind[]> {
  const { rows } = await sql<StoryOfKind>`
    select distinct on (s.kind) s.kind, r.body @> '{"content": [{"type": "storyCard"}]}' or s.kind = 'digest' as "namesOthers", site.host, section.path as section, a.slug, '/category/' || section.path || '/' || a.slug as path
    from story s join appearance a on a.story_id = s.id join site on site.id = a.site_id
    join section on section.id = a.section_id join story_revision r on r.id = s.revision_id
    where s.state = 'live' and a.language = 'en' order by s.kind, pg_column_size(r.fields) desc, r.words desc
  `.execute(db);
  return rows;
}

function storyRequest(
  network: PublicRequest['network'],
  promo: PublicRequest['promo'],
  { host, section: named, slug, path }: StoryAddress,
): PublicRequest {
  const site = network.siteByHost(host);
  const [section = '', sub] = named.split('/');
  if (!site) throw new Error(`The demo has no ${host}.`);
  const originOf: PublicRequest['originOf'] = (other) => siteOrigin(other, { scheme: 'http', port: 8080 });
  return {
    network,
    site,
    language: site.languages[0],
    origin: originOf(site),
    originOf,
    path,
    params: { section, ...(sub === undefined ? {} : { sub }), segment: slug },
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
