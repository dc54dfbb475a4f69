/**
 * Two days of four very unequal sites in a minute: how much of the others' blocks the largest takes, whether each site is
 * seen, and how soon a story of the smallest is up when all want it. With --full it draws docs/pictures/trending.svg.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadNetwork } from '../src/features/network/network.ts';
import type { StandingSlot } from '../src/features/trending/trending.ts';
import { openDatabase } from '../src/platform/db/database.ts';
import type { Bench } from './bench.ts';
import { createChance } from './chance.ts';
import { drawSlots } from './draw-slots.ts';
import { forgetHeat } from './forget-heat.ts';
import { measured } from './measure.ts';
import { startNetworkDays } from './network-days.ts';
import { openScratchDatabase } from './scratch-database.ts';

const hour = 60;
const slotsOfBlock = 12;
const readersAMinute = 6;

export const trendingDays: Bench = async (context) => {
  const config = await openScratchDatabase(context);
  const database = openDatabase({ url: config.databaseUrl, name: 'kawaraban bench', statementTimeoutMs: 60_000 });
  context.cleanUp.defer(() => database.close());
  const { db } = database;
  const network = await loadNetwork(db);
  await forgetHeat(db);
  const smallest = network.siteByKey('yorimichi');
  // Midnight in Tokyo, two days ago.
  const from = new Date(Math.floor(Date.now() / 86_400_000) * 86_400_000 - 2 * 86_400_000 - 9 * 3_600_000);
  const days = await startNetworkDays({
    ...{ db, network, from, chance: createChance(11) },
  });
  context.cleanUp.defer(() => days.end());

  let largest = 0;
  let [seen, looked] = [0, 0];
  const drawn: { now: Date; slots: StandingSlot[] }[] = [];
  const look = (slots: StandingSlot[], now: Date): void => {
    drawn.push({ now, slots: slots.filter(({ ofSiteId }) => ofSiteId === network.siteByKey('hibari')?.id) });
    for (const [ofSiteId, own] of Map.groupBy(slots, (slot) => slot.ofSiteId)) {
      const bySite = Map.groupBy(own, ({ siteId }) => siteId);
      for (const { id } of network.sites) if (id !== ofSiteId) looked += 1;
      seen += bySite.size;
      largest = Math.max(largest, ...[...bySite.values()].map((its) => its.length / slotsOfBlock));
    }
  };
  await days.live(24 * hour);
  context.say('a day to learn what is usual is over');
  await days.live(15 * hour, look);

  if (!smallest) throw new Error('The smallest site is not there.');
  const viral = await days.publish(smallest);
  days.send(viral, readersAMinute);
  const since = days.now();
  const up = new Map<number, number>();
  const lookFor = (slots: StandingSlot[], now: Date): void => {
    look(slots, now);
    for (const { ofSiteId, storyId, reasons } of slots)
      if (storyId === viral && reasons.kind === 'trending' && !up.has(ofSiteId))
        up.set(ofSiteId, (now.getTime() - since.getTime()) / 60_000);
  };
  await days.live(3 * hour, lookFor);
  days.send(viral, 0);
  await days.live(6 * hour, look);

  const slowest = up.size === network.sites.length - 1 ? Math.max(...up.values()) : Number.POSITIVE_INFINITY;
  context.say(`a story of ${smallest.name} was up after ${[...up.values()].join(', ')} minutes`);
  if (context.full) {
    const file = join(context.root, 'docs', 'pictures', 'trending.svg');
    writeFileSync(file, drawSlots(drawn, network, viral));
  }
  return [
    measured({ bench: 'trending-days/largest-share', unit: 'of the slots', better: 'lower' }, [largest], 0.5),
    measured({ bench: 'trending-days/sites-seen', unit: 'of the sites', better: 'higher' }, [seen / looked], 0.95),
    measured({ bench: 'trending-days/viral-up', unit: 'minutes', better: 'lower' }, [slowest], 10),
  ];
};
