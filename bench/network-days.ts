/**
 * Days of four very unequal sites, minute by minute, on a clock of their own: stories come out, readers read, some of them
 * follow the network block, and the block is recomputed, all by the program's own verbs and statements.
 */
import type { Network, Site } from '../src/features/network/network.ts';
import { newStory, publishStory, storyFromInput, storyInput } from '../src/features/stories/stories.ts';
import { recomputeTrending, standingSlots } from '../src/features/trending/trending.ts';
import type { StandingSlot } from '../src/features/trending/trending.ts';
import type { Db } from '../src/platform/db/database.ts';
import type { Chance } from './chance.ts';

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

export interface Read {
  storyId: number;
  siteId: number;
  weight: number;
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
}

export interface NetworkDaysOptions {
  db: Db;
  network: Network;
  from: Date;
  chance: Chance;
  takeReads: (reads: Read[], now: Date) => Promise<void>;
}

const minuteMs = 60_000;
const dayMinutes = 1_440;
/** Half of a story's readers come in its first hours. */
const interestHours = 8;
const followsBlock = 0.02;

/** Begins with the stories of the three days before, which nobody has read. */
export async function startNetworkDays(options: NetworkDaysOptions): Promise<NetworkDays> {
  const { db, network, chance } = options;
  let now = options.from;
  const stories: LivingStory[] = [];
  const sent = new Map<number, number>();
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
      .map((story) => ({ storyId: story.id, siteId: site.id, weight: chance.next() < 0.6 ? 1 : 0.3 }));
  }

  function followersOf(reads: readonly Read[], slots: readonly StandingSlot[]): Read[] {
    const bySite = Map.groupBy(slots, ({ ofSiteId }) => ofSiteId);
    return reads.flatMap(({ siteId }) => {
      if (chance.next() >= followsBlock) return [];
      const slot = chance.pick(bySite.get(siteId) ?? [], (one) => 1 / (one.slot + 2));
      return slot ? [{ storyId: slot.storyId, siteId: slot.siteId, weight: 0.2 }] : [];
    });
  }

  async function minute(slots: readonly StandingSlot[]): Promise<StandingSlot[]> {
    now = new Date(now.getTime() + minuteMs);
    for (const { living, site } of sites) if (chance.next() < living.storiesADay / dayMinutes) await publish(site, now);
    const reads = sites.flatMap(({ living, site }) => readersOf(site, living));
    for (const [storyId, mean] of sent) {
      const siteId = stories.find(({ id }) => id === storyId)?.site.id ?? 0;
      reads.push(...Array.from({ length: chance.poisson(mean) }, () => ({ storyId, siteId, weight: 1 })));
    }
    const followed = followersOf(reads, slots);
    await options.takeReads([...reads, ...followed], now);
    const counts = {
      reads: countBy(reads, ({ siteId }) => siteId),
      clicks: countBy(followed, ({ storyId }) => storyId),
    };
    await recomputeTrending(
      db,
      sites.map(({ site }) => site.id),
      now,
      () => Promise.resolve(counts),
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

function countBy(reads: readonly Read[], keyOf: (read: Read) => number): Map<number, number> {
  return new Map([...Map.groupBy(reads, keyOf)].map(([key, own]) => [key, own.length]));
}
