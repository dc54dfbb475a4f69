/** A reader's search among 100,000 stories: a word that most have, one kanji, phrases, and words that nobody used. */
import { loadNetwork } from '../src/features/network/network.ts';
import { searchStories } from '../src/features/search/search.ts';
import type { Bench } from './bench.ts';
import { createChance } from './chance.ts';
import { measuredStory } from './demo-data.ts';
import { measured, median, percentile } from './measure.ts';
import { openSearchDatabase } from './search-database.ts';

const rounds = 3;
const queriesOfKind = 40;

export const search: Bench = async (context) => {
  const { db } = await openSearchDatabase(context);
  const network = await loadNetwork(db);
  const site = network.siteByHost(measuredStory.host);
  if (!site) throw new Error('The demo has no site to search.');
  const chance = createChance(7);
  const rank = (below: number): number => Math.floor(below ** chance.next());
  const kanji = (below: number): string => String.fromCodePoint(0x4e00 + rank(below));
  const kinds: Record<string, () => { text: string; language: 'en' | 'ja' }> = {
    'a common word': () => ({ text: `w${rank(5)}`, language: 'en' }),
    'one kanji': () => ({ text: kanji(200), language: 'ja' }),
    'a phrase': () => ({ text: `"w${rank(20)} ${chance.next() < 0.5 ? '' : 'of '}w${rank(20)}"`, language: 'en' }),
    'a Japanese phrase': () => ({
      text: kanji(200) + kanji(200) + (chance.next() < 0.5 ? '' : kanji(200)),
      language: 'ja',
    }),
    'nothing found': () => ({ text: `nobody${rank(1_000_000)} used`, language: 'en' }),
  };
  const p95s: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const all: number[] = [];
    for (const [kind, draw] of Object.entries(kinds)) {
      const own: number[] = [];
      for (let at = 0; at < queriesOfKind; at += 1) {
        const { text, language } = draw();
        const on = { network, site, language, now: new Date() };
        const began = performance.now();
        await searchStories(db, on, { text, section: null, span: null, order: 'best', page: 1 });
        own.push(performance.now() - began);
      }
      all.push(...own);
      if (round > 0)
        context.say(`${kind}: median ${median(own).toFixed(1)} ms, p95 ${percentile(own, 0.95).toFixed(1)} ms`);
    }
    // The first round warms the buffers.
    if (round > 0) p95s.push(percentile(all, 0.95));
  }
  return [measured({ bench: 'search/p95', unit: 'ms', better: 'lower' }, p95s, 50)];
};
