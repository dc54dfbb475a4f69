/** A network as a file describes it: `demo/network.json`, or what `init` writes. */
import { z } from 'zod';
import { fronts } from './site.ts';
import type { Theme } from './site.ts';

const language = z.enum(['en', 'ja']);
const segment = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60);
const words = z.partialRecord(language, z.string().min(1).max(400));

const shade = z.tuple([z.string().regex(/^#[0-9a-f]{3,6}$/i), z.string().regex(/^#[0-9a-f]{3,6}$/i)]);
const pathData = z
  .string()
  .regex(/^[MmLlHhVvCcSsQqTtAaZz0-9\s,.eE+-]+$/)
  .max(60_000);

export const themeInput = z.object({
  page: shade,
  wash: shade,
  rule: shade,
  accent: shade,
  onAccent: shade,
  plate: z.string().regex(/^#[0-9a-f]{3,6}$/i),
  headFace: z.enum(['serif', 'sans']),
  headWeight: z.number().min(100).max(900),
  headTracking: z.number().min(-0.1).max(0.4),
  headLeading: z.number().min(0.9).max(1.6),
  front: z.enum(fronts),
  keyRule: z.number().min(1).max(12),
  seal: pathData,
  wordmark: z.object({ viewBox: z.string().regex(/^[-\d. ]+$/), path: pathData }).nullable(),
}) satisfies z.ZodType<Theme>;

const host = z
  .string()
  .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/)
  .max(253);

/** In the site's own language where no language is named. */
const wordsOrOne = z.union([z.string().max(400), words]);

const subSectionInput = z.object({ segment, name: words, description: wordsOrOne.default('') });
const sectionInput = subSectionInput.extend({ sections: z.array(subSectionInput).max(40).default([]) });

const siteInput = z.object({
  key: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/),
  name: z.string().min(1).max(60),
  label: wordsOrOne,
  host,
  languages: z.tuple([language], language),
  timeZone: z.string().refine(isTimeZone, 'is no time zone of the IANA list, such as Asia/Tokyo'),
  /** The name of a file in the themes folder. */
  theme: z.string().regex(/^[a-z0-9-]+$/),
  tagline: wordsOrOne,
  description: wordsOrOne,
  sections: z.array(sectionInput).max(60),
});

const ruleInput = z.object({
  subject: z.string().max(100).optional(),
  section: z.string().max(130),
  action: z.enum(['publish', 'hold']),
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
  sources: z
    .array(
      z.object({ key: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/), name: z.string().min(1).max(80), notice: words }),
    )
    .max(200),
  providers: z
    .array(
      z.object({
        key: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/),
        source: z.string(),
        site: z.string(),
        rules: z.array(ruleInput).max(200),
      }),
    )
    .max(200)
    .default([]),
});

/** What a provider names is there, so that a network is written whole or not at all. */
export const networkInput = described.superRefine(({ sites, sources, providers }, { addIssue }) => {
  for (const [at, provider] of providers.entries()) {
    const wrong = (path: (string | number)[], message: string): void =>
      addIssue({ code: 'custom', path: ['providers', at, ...path], message });
    if (providers.findIndex((other) => other.key === provider.key) < at)
      wrong(['key'], `“${provider.key}” is there twice`);
    const knownSources = sources.map((source) => source.key);
    if (!knownSources.includes(provider.source))
      wrong(['source'], `“${provider.source}” is not among ${knownSources.join(', ')}`);
    const site = sites.find((other) => other.key === provider.site);
    if (!site) {
      wrong(['site'], `“${provider.site}” is not among ${sites.map((other) => other.key).join(', ')}`);
      continue;
    }
    const paths = site.sections.flatMap((top) => [
      top.segment,
      ...top.sections.map((below) => `${top.segment}/${below.segment}`),
    ]);
    for (const [place, { section }] of provider.rules.entries())
      if (!paths.includes(section)) wrong(['rules', place, 'section'], `“${section}” is not among ${paths.join(', ')}`);
  }
});

export type NetworkInput = z.infer<typeof networkInput>;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
