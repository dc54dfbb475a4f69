/** The slots of the network block for every site, chosen anew among 100,000 stories. */
import { chooseSlots } from '../src/features/trending/trending.ts';
import type { Candidate } from '../src/features/trending/trending.ts';
import type { Bench } from './bench.ts';
import { measured } from './measure.ts';

const stories = 100_000;
const sites = [1, 2, 3, 4];
const rounds = 5;

export const trending: Bench = async (context) => {
  const now = new Date();
  const candidates = Array.from({ length: stories }, (_, at) => candidateNumber(at, now));
  const supply = { candidates, own: new Set<number>(), usualOf: new Map(sites.map((siteId) => [siteId, 10])) };
  const seconds: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    const chosen = sites.map((siteId) => chooseSlots(siteId, supply, now));
    seconds.push((performance.now() - began) / 1_000);
    if (chosen.some((slots) => slots.length !== 12)) throw new Error('A block is not full.');
  }
  context.say(`${seconds.map((one) => one.toFixed(2)).join(', ')} s`);
  return [measured({ bench: 'trending/choose', unit: 's', better: 'lower' }, seconds, 2)];
};

function candidateNumber(at: number, now: Date): Candidate {
  const fast = 5_000 / (1 + (at % 4_999));
  return {
    storyId: at + 1,
    siteId: sites[at % sites.length] ?? 1,
    cluster: at + 1,
    kind: 'news',
    topics: [`section ${at % 23}`, `kicker ${at % 97}`],
    publishedAt: new Date(now.getTime() - (at % 4_000) * 60_000),
    updatedAt: null,
    fast,
    slow: 6 * fast,
    choice: null,
    tried: { shows: at % 50, clicks: 0 },
  };
}
