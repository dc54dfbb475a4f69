/** Stories with schedules drawn by lot, looked for by every exit all the while: no byte comes early, and none stays. */
import { describe, expect, test } from 'vitest';
import { createChance } from '../bench/chance.ts';
import { announceClock, publishDueStories } from '../src/features/stories/stories.ts';
import { testDatabase } from './support/database.ts';
import { exitDesk } from './support/exit-desk.ts';
import type { Look } from './support/exit-desk.ts';

const { url } = await testDatabase();
const { desk, served, plant, leaks } = await exitDesk(url);
/** A kill may take so long; a clock that opens an embargo may not be early by anything. */
const lateMs = 1_500;

interface Plan {
  /** Milliseconds from the start. */
  opensAt: number;
  closesAt: number;
  how: 'schedule' | 'embargo' | 'both';
  ends: 'expiry' | 'kill' | 'withhold' | 'take-down';
}

/** Every way in and every way out; when is drawn. */
const ways: Pick<Plan, 'how' | 'ends'>[] = [
  { how: 'embargo', ends: 'expiry' },
  { how: 'both', ends: 'kill' },
  { how: 'schedule', ends: 'take-down' },
  { how: 'embargo', ends: 'withhold' },
];
const seed = Date.now() % 1_000_000;
const chance = createChance(seed);
const plans: Plan[] = ways.map((way) => {
  const opensAt = 500 + Math.floor(chance.next() * 1_500);
  return { ...way, opensAt, closesAt: opensAt + 2_000 + Math.floor(chance.next() * 1_000) };
});

/** Milliseconds that planting takes here and now, and one look through all exits. */
async function paceOf(): Promise<{ plantMs: number; lookMs: number }> {
  const began = Date.now();
  const planted = await plant((wanted) => desk.publishNew(wanted));
  const plantMs = Date.now() - began;
  await leaks(planted);
  return { plantMs, lookMs: Date.now() - began - plantMs };
}

describe('no byte early, none late', () => {
  test.each(plans)(
    `seed ${seed}: $how opens after $opensAt ms, $ends closes after $closesAt ms`,
    { timeout: 120_000 },
    async ({ how, ends, ...drawn }) => {
      // A busy machine looks less often: its stories stand for longer.
      const { plantMs, lookMs } = await paceOf();
      const [opensAt, closesAt] = [drawn.opensAt, drawn.closesAt].map((ms) => ms * Math.max(1, lookMs / 1_000)) as [
        number,
        number,
      ];
      const plantedFrom = async (base: number) => {
        const moment = (after: number): string => new Date(base + after).toISOString();
        return plant(async (wanted) => {
          const release = {
            ...(how === 'schedule' ? {} : { embargoUntil: moment(opensAt) }),
            ...(ends === 'expiry' ? { expiresAt: moment(closesAt) } : {}),
          };
          if (how === 'embargo') return desk.publishNew({ ...wanted, ...release });
          const story = await desk.write({ ...wanted, ...release });
          await desk.schedule(story.id, new Date(base + (how === 'both' ? opensAt / 2 : opensAt)));
          return story;
        });
      };
      // Planting takes a while: the plan begins when all is there.
      const base = Date.now() + Math.max(3_000, 3 * plantMs);
      const planted = await plantedFrom(base);
      expect(Date.now()).toBeLessThan(base);
      const looks: Look[] = [];
      /** When it had been ended: by its clock, or by the desk, which may be busy as well. */
      let endedAt = ends === 'expiry' ? base + closesAt : Number.POSITIVE_INFINITY;
      let since = new Date();
      while (Date.now() < Math.min(endedAt, base + 60_000) + lateMs + 1_000) {
        // As the worker does it.
        const now = new Date();
        await publishDueStories(desk.db, now);
        await announceClock(desk.db, { since, until: now });
        since = now;
        if (endedAt === Number.POSITIVE_INFINITY && Date.now() > base + closesAt) {
          for (const id of planted.ids) {
            if (ends === 'kill') await desk.kill(id);
            else if (ends === 'withhold') await desk.withhold(id);
            else await desk.takeDown(id);
          }
          endedAt = Date.now();
        }
        await leaks(planted, (look) => looks.push(look));
      }
      const early = looks.filter(({ found, to }) => found && to < base + opensAt);
      expect(early).toEqual([]);
      const late = looks.filter(({ found, from }) => found && from > endedAt + lateMs);
      expect(late).toEqual([]);
      // It was there in between: otherwise nothing would have been tried.
      expect(looks.filter(({ found }) => found).length).toBeGreaterThan(20);
      await served.node.reloadPromos();
    },
  );
});
