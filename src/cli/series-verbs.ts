/** Series by command. */
import { seriesPath, siteNamed } from '../features/network/network.ts';
import type { Site, Words } from '../features/network/network.ts';
import { addSeries, allSeries, changeSeries } from '../features/series/series.ts';
import type { SeriesWords } from '../features/series/series.ts';
import { needed, UsageError } from './verb.ts';
import type { CliContext, Verb } from './verb.ts';
import { withDesk } from './with-desk.ts';

const actor = 'desk:cli';
const text = { type: 'string' } as const;
const said = { en: text, ja: text, about: text, 'about-ja': text, parts: text };
const words = '[--about TEXT] [--about-ja TEXT] [--parts N]';
type Options = Readonly<Record<string, string | boolean | undefined>>;

export const seriesVerbs: Record<string, Verb> = {
  'series list': {
    usage: 'series list [SITE]',
    help: 'Series: address, titles, their parts by number, language and story.',
    takes: 1,
    run: (context, [key]) =>
      withDesk(context, async ({ db, network }) => {
        for (const site of key === undefined ? network.sites : [siteNamed(network, key)])
          for (const { id: _id, ...series } of await allSeries(db, site.id)) {
            const parts = series.parts.map(({ number, language, storyId }) => `${number} ${language}: ${storyId}`);
            context.result(
              { site: site.key, ...series },
              `${site.key.padEnd(10)}  ${series.slug.padEnd(24)}  ${Object.values(series.title).join(', ')}  (${parts.join(', ')})`,
            );
          }
      }),
  },
  'series new': {
    usage: `series new SITE SLUG --en TITLE [--ja TITLE] ${words}`,
    help: 'Makes a series; a story’s file then says which part it is: "series": { "slug": "night-boats", "part": 2 }. --parts is how many there are to be.',
    takes: 2,
    options: said,
    run: (context, [key, slug], options) =>
      withDesk(context, async ({ db, network }) => {
        const site = siteNamed(network, needed(key, 'SITE'));
        const series = { ...wordsOf(options), slug: needed(slug, 'SLUG') };
        await addSeries(db, site, series, actor);
        tell(context, site, series.slug, 'made');
      }),
  },
  'series change': {
    usage: `series change SITE SERIES [--en TITLE] [--ja TITLE] ${words} [--slug SLUG]`,
    help: 'Changes what is said of it; an empty text takes it away, --parts 0 leaves the number open. With --slug another address, to which the former one leads.',
    takes: 2,
    options: { ...said, slug: text },
    run: (context, [key, named], { slug, ...options }) =>
      withDesk(context, async ({ db, network }) => {
        const site = siteNamed(network, needed(key, 'SITE'));
        const changed = { ...wordsOf(options), ...(typeof slug === 'string' ? { slug } : {}) };
        if (Object.keys(changed).length === 0) throw new UsageError('Nothing is said that would change.');
        const series = await changeSeries(db, site, needed(named, 'SERIES'), changed, actor);
        tell(context, site, series.slug, 'changed');
      }),
  },
};

/** Only what is said. */
function wordsOf(options: Options): SeriesWords {
  const all = {
    title: inEach(options['en'], options['ja']),
    description: inEach(options['about'], options['about-ja']),
    planned: countOf(options['parts']),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

function countOf(count: Options[string]): number | null | undefined {
  if (typeof count !== 'string') return undefined;
  if (!/^\d{1,3}$/.test(count)) throw new UsageError('--parts takes a number from 0 to 200.');
  return Number(count) === 0 ? null : Number(count);
}

function inEach(en: Options[string], ja: Options[string]): Words | undefined {
  if (typeof en !== 'string' && typeof ja !== 'string') return undefined;
  return { ...(typeof en === 'string' ? { en } : {}), ...(typeof ja === 'string' ? { ja } : {}) };
}

function tell(context: CliContext, site: Site, slug: string, done: string): void {
  const address = site.host + seriesPath(site, slug, site.languages[0]);
  context.result({ site: site.key, slug, address, done }, `series ${slug} ${done}: ${address}`);
}
