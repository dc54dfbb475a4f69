/** Fills an empty database with the demo network, by the same verbs as the desk's. */
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Config } from './config.ts';
import { startImageProcess } from './features/media/media.ts';
import { insertDemoPollVotes } from './demo-polls-queries.ts';
import { insertDemoReads } from './demo-reads-queries.ts';
import { recomputePopular } from './features/audience/audience.ts';
import { recomputeTrending } from './features/trending/trending.ts';
import { seedDiscussion } from './demo-discussion.ts';
import { seedFiling } from './demo-filing.ts';
import { withTimes } from './demo-times.ts';
import type { SeededStory } from './demo-discussion.ts';
import { demoStory, seedStories } from './demo-stories.ts';
import type { DemoStory } from './demo-stories.ts';
import { housePageInput, setHousePage } from './features/house-pages/house-pages.ts';
import { addLetters, buildDueEditions } from './features/letters/letters.ts';
import {
  addNetworkWithin,
  loadNetwork,
  networkInput,
  networkTag,
  nextDayStart,
  themeInput,
} from './features/network/network.ts';
import type { Network, NetworkInput, Theme } from './features/network/network.ts';
import { bookOrder, orderFromInput, orderInput } from './features/promos/promos.ts';
import { addProviders } from './features/wire/wire.ts';
import { isRecorded, record } from './platform/audit/audit-queries.ts';
import { openDatabase } from './platform/db/database.ts';
import type { Db } from './platform/db/database.ts';
import { inputProblems } from './platform/http/input-problems.ts';
import { emptyDatabase } from './platform/db/empty-database-queries.ts';

type Say = (line: string) => void;
type SeedConfig = Pick<Config, 'root' | 'dataDir'>;

/** Actions of the audit log: a seeding that was cut short has the first and not the second. */
const seeding = 'demo.seeding';
const seeded = 'demo.seeded';

/** An order's file, whose flights last for so many days. */
const demoOrders = z.array(z.looseObject({ flights: z.array(z.looseObject({ days: z.number().positive() })) }));
const demoPages = z.array(z.strictObject({ slug: z.string(), en: housePageInput, ja: housePageInput }));

export async function seedDemoIfEmpty(config: Config, say: Say): Promise<void> {
  if (config.databaseUrl === null) throw new Error('There is no database to seed.');
  const database = openDatabase({ url: config.databaseUrl, name: 'kawaraban seed', statementTimeoutMs: 60_000 });
  try {
    const network = await loadNetwork(database.db);
    if (network.sites.length === 0) await seedDemo(database.db, config, new Date(), say);
    else if ((await isDemo(database.db, network)) && !(await isRecorded(database.db, seeded))) {
      say('the demo was left half seeded: starting over');
      await seedDemoAnew(database.db, config, new Date(), say);
    }
  } finally {
    await database.close();
  }
}

/** Whether nothing but the demo is in the database, so that it may be emptied. */
export async function isDemo(db: Db, network: Network): Promise<boolean> {
  return network.sites.every((site) => site.host.endsWith('.localhost')) && (await isRecorded(db, seeding));
}

/** Empties the database first. The caller has made sure that it holds nothing but the demo. */
export async function seedDemoAnew(db: Db, config: SeedConfig, now: Date, say: Say): Promise<void> {
  await emptyDatabase(db);
  await rm(join(config.dataDir, 'media'), { recursive: true, force: true });
  await seedDemo(db, config, now, say);
}

export async function seedDemo(db: Db, config: SeedConfig, now: Date, say: Say): Promise<void> {
  const started = Date.now();
  const folder = join(config.root, 'demo');
  const input = networkInput.parse(JSON.parse(await readFile(join(folder, 'network.json'), 'utf8')));
  await record(db, 'system:demo', seeding, networkTag);
  const themes = await readThemes(folder, input);
  await db.transaction().execute(async (tx) => {
    await addNetworkWithin(tx, input, themes);
    const added = await loadNetwork(tx);
    await addProviders(tx, added, input.providers);
    await addLetters(tx, added);
  });
  const network = await loadNetwork(db);
  // Two, since there are two cores on small machines and the pictures are most of the work.
  const lanes = [startImageProcess(), startImageProcess()];
  try {
    const stories = await readStories(folder, input, now);
    say(`seeding the demo: ${network.sites.length} sites, ${stories.length} stories`);
    const stores = lanes.map((images) => ({ db, folder: join(config.dataDir, 'media'), images }));
    const [store] = stores;
    if (store) await seedFiling(network, folder, store);
    const seededStories = await seedStories(db, network, stories, stores, join(folder, 'pictures'), now, say);
    const talk = await seedDiscussion(db, network, folder, seededStories, now);
    say(`seeding the demo: ${talk.members} members, ${talk.comments} comments`);
    await db.transaction().execute(insertDemoPollVotes);
    await seedHousePages(db, network, folder, now);
    await seedPromos(db, network, folder, seededStories, now);
    await seedReads(db, network, now);
    // Yesterday's at any hour, so that the archive has an issue and whoever signs up gets one.
    for (const at of [yesterdayMorning(now, network), now]) {
      const { failed } = await buildDueEditions(db, network, at);
      if (failed[0]) throw failed[0].error;
    }
  } finally {
    for (const images of lanes) images.close();
  }
  await record(db, 'system:demo', seeded, networkTag);
  say(`demo seeded in ${((Date.now() - started) / 1_000).toFixed(1)} s`);
}

/** The same on each site, with its own names. */
async function seedHousePages(db: Db, network: Network, folder: string, now: Date): Promise<void> {
  const text = await readFile(join(folder, 'pages.json'), 'utf8');
  for (const site of network.sites) {
    const named = text
      .replaceAll('{site}', site.name)
      .replaceAll('{publisher}', site.publisher)
      .replaceAll('{host}', site.host);
    for (const { slug, ...versions } of demoPages.parse(JSON.parse(named)))
      for (const language of site.languages)
        await setHousePage(db, site, slug, { ...versions[language], language }, { actor: 'desk:demo', now });
  }
}

/** What is booked; its dates are days from now, its stories are named by their keys. */
async function seedPromos(
  db: Db,
  network: Network,
  folder: string,
  stories: ReadonlyMap<string, SeededStory>,
  now: Date,
): Promise<void> {
  for (const order of demoOrders.parse(JSON.parse(await readFile(join(folder, 'promos.json'), 'utf8')))) {
    const flights = order.flights.map(({ days, ...flight }) => ({
      ...flight,
      until: new Date(now.getTime() + days * 86_400_000).toISOString(),
    }));
    const input = orderInput.safeParse({ ...order, flights });
    if (!input.success) throw new Error(`demo/promos.json: ${inputProblems(input.error)}`);
    const booked = await orderFromInput(input.data, {
      network,
      now,
      findStory: async (key) => {
        const story = stories.get(key);
        if (!story) throw new Error(`demo/promos.json: there is no story “${key}”.`);
        return story.id;
      },
      addPicture: () => Promise.reject(new Error('demo/promos.json: its pictures are those of the stories.')),
    });
    await bookOrder(db, booked, 'desk:demo', now);
  }
}

/** As if pages had told of them, and the minute's tasks had run. */
async function seedReads(db: Db, { sites }: Network, now: Date): Promise<void> {
  await db.transaction().execute((tx) => insertDemoReads(tx, now));
  await recomputePopular(db, sites, now);
  const siteIds = sites.map(({ id }) => id);
  await recomputeTrending(db, siteIds, now);
}

async function readThemes(folder: string, input: NetworkInput): Promise<Map<string, Theme>> {
  const names = new Set(input.sites.map((site) => site.theme));
  const themes = [...names].map(async (name): Promise<[string, Theme]> => [
    name,
    themeInput.parse(JSON.parse(await readFile(join(folder, 'themes', `${name}.json`), 'utf8'))),
  ]);
  return new Map(await Promise.all(themes));
}

/** Originals before the stories that pair them, oldest first. */
async function readStories(folder: string, input: NetworkInput, now: Date): Promise<DemoStory[]> {
  const stories: DemoStory[] = [];
  for (const site of input.sites) {
    const own = join(folder, 'stories', site.key);
    for (const file of await readdir(own)) {
      const text = withTimes(await readFile(join(own, file), 'utf8'), now);
      const parsed = z.union([demoStory, z.array(demoStory)]).safeParse(JSON.parse(text));
      if (!parsed.success) throw new Error(`demo/stories/${site.key}/${file}: ${inputProblems(parsed.error)}`);
      stories.push(...[parsed.data].flat());
    }
  }
  return stories.toSorted(
    (a, b) => Number(a.pairOf !== undefined) - Number(b.pairOf !== undefined) || b.hoursAgo - a.hoursAgo,
  );
}

/** By the clock of the first site. */
function yesterdayMorning(now: Date, { sites: [first] }: Network): Date {
  const midnight = nextDayStart(now, first?.timeZone ?? 'UTC').getTime();
  return new Date(midnight - (48 - 8) * 3_600_000);
}
