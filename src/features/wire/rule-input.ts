/** A provider's rules as a file gives them, and as `wire rules show` prints them. */
import { z } from 'zod';
import { KnownError } from '../../platform/http/errors.ts';
import { inputProblems } from '../../platform/http/input-problems.ts';
import type { Network } from '../network/network.ts';
import { weekdays } from './choose-rule.ts';
import type { ProviderRule } from './choose-rule.ts';

const word = z.string().trim().min(1).max(200);
const subject = z.union([
  word,
  z
    .strictObject({ scheme: word.optional(), code: word.optional(), name: word.optional() })
    .refine((parts) => Object.values(parts).some((part) => part !== undefined), 'names neither scheme, code nor name'),
]);
const urgency = z
  .strictObject({ from: z.number().int().min(1).max(9), to: z.number().int().min(1).max(9) })
  .refine(({ from, to }) => from <= to, 'begins after its end');
const time = (last: RegExp) => z.string().regex(last, 'is a time such as 06:00');
const hours = z
  .strictObject({
    days: z.array(z.enum(weekdays)).min(1).max(7).optional(),
    from: time(/^([01]\d|2[0-3]):[0-5]\d$/).optional(),
    to: time(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/).optional(),
  })
  .refine(({ from = '00:00', to = '24:00' }) => from !== to, 'begins when it ends; leave both out for the whole day');

const conditions = {
  site: z.string().max(60).optional(),
  subjects: z.array(subject).min(1).max(200).optional(),
  urgency: urgency.optional(),
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i, 'is a language such as en or ja'))
    .min(1)
    .max(20)
    .optional(),
  hours: hours.optional(),
};
const rule = z.discriminatedUnion('action', [
  z.strictObject({ action: z.enum(['publish', 'hold']), section: z.string().max(130), ...conditions }),
  z.strictObject({ action: z.literal('drop'), ...conditions }),
]);
const rulesFile = z.strictObject({
  /** For rules that name none. */
  site: z.string().max(60).optional(),
  rules: z.array(rule).max(200),
});

/** Throws `input-invalid`, `site-unknown` and `section-unknown`. */
export function rulesFromInput(network: Network, value: unknown): ProviderRule[] {
  const parsed = rulesFile.safeParse(value);
  if (!parsed.success) throw new KnownError('input-invalid', `\n${inputProblems(parsed.error)}`);
  const { rules, site: usual } = parsed.data;
  return rules.map(({ site: named, ...given }, index) => {
    const where = `Rule ${index + 1}:`;
    const site = siteFor(network, named ?? usual, where);
    const path = given.action === 'drop' ? null : given.section;
    const section = path === null ? null : network.sectionByPath(site, path);
    if (section === undefined) {
      const known = network.sections(site).map((other) => other.path);
      throw new KnownError('section-unknown', `${where} “${path}” is not among ${known.join(', ')}.`);
    }
    const { subjects, urgency: pressing, languages, hours: when } = given;
    const match = { subjects, urgency: pressing, languages, hours: when };
    return { match, siteId: site.id, timeZone: site.timeZone, sectionId: section?.id ?? null, action: given.action };
  });
}

function siteFor(network: Network, key: string | undefined, where: string) {
  const keys = network.sites.map((site) => site.key).join(', ');
  const [only, ...others] = network.sites;
  if (key === undefined && only && others.length === 0) return only;
  if (key === undefined) throw new KnownError('input-invalid', `${where} it names no site; there are ${keys}.`);
  const site = network.siteByKey(key);
  if (!site) throw new KnownError('site-unknown', `${where} “${key}” is not among ${keys}.`);
  return site;
}

/** What `rulesFromInput` takes. */
export function rulesAsInput(network: Network, rules: readonly ProviderRule[]): { rules: object[] } {
  return {
    rules: rules.map(({ match, siteId, sectionId, action }) => {
      const section = sectionId === null ? undefined : network.sectionById(sectionId);
      return { site: network.siteById(siteId)?.key, ...match, ...(section ? { section: section.path } : {}), action };
    }),
  };
}
