/** A network as a file describes it: `demo/network.json`, or what `init` writes. */
import { z } from 'zod';
import { countryProblem } from './countries.ts';
import { crawlerName, mostNamed, usualPolicy, verdicts } from './crawlers.ts';
import type { CrawlerPolicy } from './crawlers.ts';
import { feedTexts, fronts } from './site.ts';
import type { Theme } from './site.ts';
import { isTimeZone, noSuchTimeZone } from './time-zone.ts';

const language = z.enum(['en', 'ja']);
const segment = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'takes a to z, 0 to 9 and single hyphens')
  .max(60);
const key = z.string().regex(/^[a-z][a-z0-9-]{1,30}$/, 'takes 2 to 31 of a to z, 0 to 9 and hyphens, a letter first');
const words = z.partialRecord(language, z.string().min(1).max(400));

const colour = z.string().regex(/^#[0-9a-f]{3,6}$/i, 'takes a colour such as #1c3d5a');
const shade = z.tuple([colour, colour]);
const pathData = z
  .string()
  .regex(/^[MmLlHhVvCcSsQqTtAaZz0-9\s,.eE+-]+$/, 'takes the data of an SVG path')
  .max(60_000);

export const themeInput = z.object({
  page: shade,
  wash: shade,
  rule: shade,
  accent: shade,
  onAccent: shade,
  plate: colour,
  headFace: z.enum(['serif', 'sans']),
  headWeight: z.number().min(100).max(900),
  headTracking: z.number().min(-0.1).max(0.4),
  headLeading: z.number().min(0.9).max(1.6),
  front: z.enum(fronts),
  keyRule: z.number().min(1).max(12),
  seal: pathData,
  wordmark: z
    .object({ viewBox: z.string().regex(/^[-\d. ]+$/, 'takes four numbers such as 0 0 320 32'), path: pathData })
    .nullable(),
}) satisfies z.ZodType<Theme>;

const host = z
  .string()
  .regex(
    /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/,
    'takes a host name such as news.example, in small letters and without a port',
  )
  .max(253);

/** ISO 3166-1 alpha-2. */
export const territory = z
  .string()
  .regex(/^[A-Z]{2}$/, 'takes the two capitals of a country, such as JP')
  .refine((code) => countryProblem(code) === null, { error: ({ input }) => countryProblem(String(input)) ?? '' });

/** In the site's own language where no language is named. */
const wordsOrOne = z.union([z.string().max(400), words]);

const subSectionInput = z.object({ segment, name: words, description: wordsOrOne.default('') });
const sectionInput = subSectionInput.extend({ sections: z.array(subSectionInput).max(40).default([]) });

const verdict = z.enum(verdicts);
const crawlersInput = z.strictObject({
  search: verdict.default(usualPolicy.search),
  answers: verdict.default(usualPolicy.answers),
  training: verdict.default(usualPolicy.training),
  named: z
    .record(z.string().regex(crawlerName, 'takes the name of a crawler, such as GPTBot'), verdict)
    .refine((named) => Object.keys(named).length <= mostNamed, `takes ${mostNamed} at most`)
    .default({}),
}) satisfies z.ZodType<CrawlerPolicy>;

const siteInput = z.object({
  key,
  name: z.string().min(1).max(60),
  label: wordsOrOne,
  host,
  languages: z.tuple([language], language),
  timeZone: z.string().refine(isTimeZone, { error: ({ input }) => noSuchTimeZone(String(input)) }),
  /** For whose readers it is, as the rights to stories see it; without one, for everyone's. */
  territory: territory.nullable().default(null),
  /** The name of a file in the themes folder. */
  theme: z.string().regex(/^[a-z0-9-]+$/, 'takes a to z, 0 to 9 and hyphens'),
  tagline: wordsOrOne,
  description: wordsOrOne,
  /** How much of a story its feeds carry. */
  feedText: z.enum(feedTexts).default('summary'),
  /** Which crawlers may come; what is not said is as usual. */
  crawlers: crawlersInput.default(usualPolicy),
  sections: z.array(sectionInput).max(60),
});

const ruleInput = z.object({
  subject: z.string().max(100).optional(),
  section: z.string().max(130),
  action: z.enum(['publish', 'hold']),
});

const sourceInput = z.object({ key, name: z.string().min(1).max(80), notice: words });
const providerInput = z.object({ key, source: z.string(), site: z.string(), rules: z.array(ruleInput).max(200) });
/** One that comes to a network which is there, with its source if that is new, too. */
export const addedProviderInput = providerInput.extend({
  source: z.union([z.string(), sourceInput]),
  rules: providerInput.shape.rules.default([]),
});

const described = z.object({
  /** The network's own name, where it speaks for no site. */
  name: z.string().min(1).max(60).optional(),
  /** Where all log in; without one, `account.` before the first site's host. */
  hub: host.optional(),
  /** Where the newsroom works; without one, `newsroom.` before the first site's host. */
  newsroom: host.optional(),
  publisher: z.string().min(1).max(100),
  sites: z.array(siteInput).min(1).max(200),
  sources: z.array(sourceInput).max(200),
  providers: z.array(providerInput).max(200).default([]),
});

/** What is named is there, and nothing is there twice, so that a network is written whole or not at all. */
export const networkInput = described.superRefine(({ sites, sources, providers }, { addIssue }) => {
  const wrong = (path: (string | number)[], message: string): void => addIssue({ code: 'custom', path, message });
  const onceEach = (path: string[], field: string, values: readonly string[]): void => {
    for (const [at, value] of values.entries())
      if (values.indexOf(value) < at) wrong([...path, at, field], `“${value}” is there twice`);
  };
  onceEach(['sites'], 'key', sites.map(keyOf));
  onceEach(
    ['sites'],
    'host',
    sites.map((site) => site.host),
  );
  onceEach(['sources'], 'key', sources.map(keyOf));
  onceEach(['providers'], 'key', providers.map(keyOf));
  for (const [at, { sections }] of sites.entries())
    for (const [place, paths] of [sections, ...sections.map((top) => top.sections)].entries()) {
      const within = place === 0 ? [] : [place - 1, 'sections'];
      for (const [below, { segment: name }] of paths.entries())
        if (paths.findIndex((other) => other.segment === name) < below)
          wrong(['sites', at, 'sections', ...within, below, 'segment'], `“${name}” is there twice`);
    }
  for (const [at, provider] of providers.entries()) {
    const unknown = (path: (string | number)[], name: string, known: readonly string[]): void =>
      wrong(['providers', at, ...path], `“${name}” is not among ${known.join(', ')}`);
    const knownSources = sources.map(keyOf);
    if (!knownSources.includes(provider.source)) unknown(['source'], provider.source, knownSources);
    const site = sites.find((other) => other.key === provider.site);
    if (!site) {
      unknown(['site'], provider.site, sites.map(keyOf));
      continue;
    }
    const paths = site.sections.flatMap((top) => [
      top.segment,
      ...top.sections.map((below) => `${top.segment}/${below.segment}`),
    ]);
    for (const [place, { section }] of provider.rules.entries())
      if (!paths.includes(section)) unknown(['rules', place, 'section'], section, paths);
  }
});

function keyOf(named: { key: string }): string {
  return named.key;
}

export type NetworkInput = z.infer<typeof networkInput>;
