/**
 * Days of four very unequal sites, minute by minute, on a clock of their own: stories come out, pages tell of their reads, some
 * readers follow the network block, and the block is recomputed, all by the program's own verbs and statements.
 */
import { blockCounts, startReadCounter } from '../src/features/audience/audience.ts';
import type { ReadTotals } from '../src/features/audience/audience.ts';
import type { Network, Site } from '../src/features/network/network.ts';
import { newStory, publishStory, storyFromInput, storyInput } from '../src/features/stories/stories.ts';
import { recomputeTrending, standingSlots } from '../src/features/trending/trending.ts';
import type { StandingSlot } from '../src/features/trending/trending.ts';
import type { Db } from '../src/platform/db/database.ts';
import { clientNetwork } from '../src/platform/http/client-network.ts';
import type { Chance } from './chance.ts';
import { storms } from './storms.ts';
import type { Storm, Teller } from './storms.ts';

interface LivingSite {
  key: string;
  readsADay: number;
  storiesADay: number;
}

export const fourSites: readonly LivingSite[] = [
  { key: 'hibari', readsADay: 50_000, storiesADay: 40 },
  { key: 'norenwork', readsADay: 3_000, storiesADay: 6 },
  { key: 'tabine', readsADay: 1_200, storiesADay: 4 },
  { key: 'yorimichi', readsADay: 400, storiesADay: 3 },
];

interface Read {
  storyId: number;
  site: Site;
  engaged: boolean;
  /** The sister site whose block sent its reader. */
  from?: Site;
}

interface LivingStory {
  id: number;
  site: Site;
  publishedAt: Date;
  /** How much readers want it. */
  appeal: number;
}

export interface NetworkDays {
  now(): Date;
  /** One more than comes out by itself. */
  publish(site: Site): Promise<number>;
  /** So many minutes; `look` sees the slots of all sites after each. */
  live(minutes: number, look?: (slots: StandingSlot[], now: Date) => Promise<void> | void): Promise<void>;
  /** From now on so many readers more each minute. */
  send(storyId: number, readsAMinute: number): void;
  /** From now on machines tell of so many reads each minute, each kind of them. */
  storm(storyId: number, kinds: readonly Storm[], readsAMinute: number): void;
  /** What became of all that was told. */
  totals(): ReadTotals;
  end(): Promise<void>;
}

export interface NetworkDaysOptions {
  db: Db;
  network: Network;
  from: Date;
  chance: Chance;
}

const minuteMs = 60_000;
const dayMinutes = 1_440;
/** Half of a story's readers come in its first hours. */
const interestHours = 8;
const followsBlock = 0.02;
const writesAMinute = 24;
const browser = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101';

/** Begins with the stories of the three days before, which nobody has read. */
export async function startNetworkDays(options: NetworkDaysOptions): Promise<NetworkDays> {
  const { db, network, chance } = options;
  let now = options.from;
  let visitors = 0;
  const stories: LivingStory[] = [];
  const sent = new Map<number, number>();
  const raging = new Map<number, { kinds: readonly Storm[]; reads: number }>();
  let stormed = 0;
  // Whatever goes wrong ends the days: what is not written would not be missed.
  let failure: unknown;
  const counter = await startReadCounter(
    db,
    // What is read in a minute is told within it, by those who see the block of its beginning.
    () => new Date(now.getTime() - 1_000),
    (error) => (failure = error),
  );
  const sites = fourSites.map((living) => ({ living, site: siteNamed(network, living.key) }));

  async function publish(site: Site, at: Date): Promise<number> {
    const sections = network.sections(site);
    const section = sections[Math.floor(chance.next() * sections.length)];
    const slug = `${site.key}-${at.getTime().toString(36)}-${stories.length}`;
    const input = storyInput.parse({
      site: site.key,
      section: section?.path,
      slug,
      headline: `Story ${slug}`,
      kicker: `Subject ${Math.floor(chance.next() * 12)}`,
      body: ['It is read.'],
    });
    const { storyId } = await newStory(db, await storyFromInput(db, network, input, null), 'system:days');
    await publishStory(db, storyId, 'system:days', at);
    const appeal = Math.exp(chance.normal());
    stories.push({ id: storyId, site, publishedAt: at, appeal });
    return storyId;
  }

  for (const { living, site } of sites)
    for (let number = 0; number < 3 * living.storiesADay; number += 1)
      await publish(site, new Date(now.getTime() - ((number + 1) / living.storiesADay) * dayMinutes * minuteMs));

  function readersOf(site: Site, living: LivingSite): Read[] {
    const own = stories.filter(
      (story) => story.site === site && now.getTime() - story.publishedAt.getTime() < 3 * dayMinutes * minuteMs,
    );
    const hours = (story: LivingStory): number => (now.getTime() - story.publishedAt.getTime()) / (60 * minuteMs);
    const wanted = (story: LivingStory): number => story.appeal * 2 ** (-hours(story) / interestHours);
    const count = chance.poisson((living.readsADay / dayMinutes) * timeOfDay(now));
    return Array.from({ length: count }, () => chance.pick(own, wanted))
      .filter((story) => story !== undefined)
      .map((story) => ({ storyId: story.id, site, engaged: chance.next() < 0.6 }));
  }

  function followersOf(reads: readonly Read[], slots: readonly StandingSlot[]): Read[] {
    const bySite = Map.groupBy(slots, ({ ofSiteId }) => ofSiteId);
    return reads.flatMap(({ site }) => {
      if (chance.next() >= followsBlock) return [];
      const slot = chance.pick(bySite.get(site.id) ?? [], (one) => 1 / (one.slot + 2));
      const to = slot && network.siteById(slot.siteId);
      return to ? [{ storyId: slot.storyId, site: to, engaged: false, from: site }] : [];
    });
  }

  /** Every reader another one, from a network of their own. */
  function tell({ storyId, site, engaged, from }: Read): void {
    const visitor = (visitors += 1);
    const teller = {
      address: `10.${(visitor >> 8) & 255}.${visitor & 255}.7`,
      userAgent: `${browser} Firefox/${100 + (visitor >> 16)}.0`,
    };
    tellAs(teller, storyId, site, `${Number(engaged)} ${from?.host ?? ''}`);
  }

  function tellAs({ address, userAgent }: Teller, storyId: number, site: Site, rest: string): void {
    counter.take({
      ...{ siteId: site.id, siteKey: site.key, session: undefined, purpose: undefined },
      ...{ network: clientNetwork(address), userAgent },
      text: `${counter.markOf(site.id, storyId)} ${rest}`,
      isSister: (host) => sites.some(({ site: other }) => other.host === host && other !== site),
    });
  }

  /** Over the minute, and written as often as it is in a real one. */
  async function rage(): Promise<void> {
    const all = [...raging].flatMap(([storyId, { kinds, reads }]) => {
      const site = stories.find(({ id }) => id === storyId)?.site;
      return site
        ? Array.from({ length: reads }, (_, at) => ({ storyId, site, kinds, turn: (stormed += 1), at: at / reads }))
        : [];
    });
    for (let write = 0; write < writesAMinute; write += 1) {
      for (const { storyId, site, kinds, turn, at } of all)
        if (Math.floor(at * writesAMinute) === write)
          for (const kind of kinds) tellAs(storms[kind](turn), storyId, site, '1 ');
      await counter.flush();
    }
  }

  async function minute(slots: readonly StandingSlot[]): Promise<StandingSlot[]> {
    now = new Date(now.getTime() + minuteMs);
    for (const { living, site } of sites) if (chance.next() < living.storiesADay / dayMinutes) await publish(site, now);
    const reads = sites.flatMap(({ living, site }) => readersOf(site, living));
    for (const [storyId, mean] of sent) {
      const site = stories.find(({ id }) => id === storyId)?.site;
      if (site) reads.push(...Array.from({ length: chance.poisson(mean) }, () => ({ storyId, site, engaged: true })));
    }
    for (const read of [...reads, ...followersOf(reads, slots)]) tell(read);
    await counter.flush();
    if (raging.size > 0) await rage();
    if (failure !== undefined) throw failure;
    await recomputeTrending(
      db,
      sites.map(({ site }) => site.id),
      now,
      blockCounts,
    );
    return standingSlots(db);
  }

  return {
    now: () => now,
    publish: (site) => publish(site, now),
    async live(minutes, look) {
      let slots = await standingSlots(db);
      for (let lived = 0; lived < minutes; lived += 1) {
        slots = await minute(slots);
        await look?.(slots, now);
      }
    },
    send: (storyId, readsAMinute) => void sent.set(storyId, readsAMinute),
    storm(storyId, kinds, readsAMinute) {
      if (readsAMinute === 0) raging.delete(storyId);
      else raging.set(storyId, { kinds, reads: readsAMinute });
    },
    totals: () => counter.totals,
    end: () => counter.stop(),
  };
}

/** Most at noon in Tokyo, a fifth of that before dawn. */
function timeOfDay(now: Date): number {
  const hour = (now.getUTCHours() + now.getUTCMinutes() / 60 + 9) % 24;
  return 1 + 0.66 * Math.cos(((hour - 13) / 24) * 2 * Math.PI);
}

function siteNamed(network: Network, key: string): Site {
  const site = network.siteByKey(key);
  if (!site) throw new Error(`There is no site ${key}.`);
  return site;
}
