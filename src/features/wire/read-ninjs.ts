/** ninjs 2.x, the IPTC's news in JSON. Unknown properties are passed over; a wrong one is noted and left out. */
import { z } from 'zod';
import { KnownError } from '../../platform/http/errors.ts';
import { inputProblems } from '../../platform/http/input-problems.ts';
import type { WireItem, WirePicture, WireStatus } from './wire-item.ts';

const text = z.string().max(2_000_000).optional().catch(undefined);
const short = z.string().max(4_000).optional().catch(undefined);
const valued = z
  .array(z.looseObject({ role: short, contenttype: short, value: text }).catch({}))
  .max(100)
  .optional()
  .catch(undefined);
const named = z
  .array(z.looseObject({ name: short, code: short, uri: short, literal: short }).catch({}))
  .max(500)
  .optional()
  .catch(undefined);

const association = z.looseObject({
  type: short,
  name: short,
  by: short,
  headlines: valued,
  descriptions: valued,
  infosources: z
    .array(z.looseObject({ name: short, role: short }).catch({}))
    .max(50)
    .optional()
    .catch(undefined),
  renditions: z
    .array(
      z
        .looseObject({ name: short, href: short, contenttype: short, width: z.number().optional().catch(undefined) })
        .catch({}),
    )
    .max(50)
    .optional()
    .catch(undefined),
});

const ninjs = z.looseObject({
  // The database's index holds 2,704 bytes.
  uri: z.string().min(1).max(500),
  version: z.union([z.string().max(100), z.number()]).optional(),
  type: short,
  pubstatus: z.string().max(40).optional(),
  versioncreated: short,
  embargoed: z.unknown().optional(),
  expires: short,
  urgency: z.number().int().min(1).max(9).optional().catch(undefined),
  language: short,
  headlines: valued,
  descriptions: valued,
  bodies: valued,
  subjects: named,
  associations: z.array(association.catch({})).max(100).optional().catch(undefined),
  copyrightholder: short,
  copyrightnotice: short,
  usageterms: short,
  ednote: short,
  slugline: short,
  located: short,
  by: short,
  standard: z.looseObject({ name: short, version: short }).optional().catch(undefined),
});

type Ninjs = z.infer<typeof ninjs>;
type Valued = Ninjs['headlines'];

/** Whether parsed JSON looks like ninjs 2.x: its texts are lists. */
export function looksLikeNinjs2(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('uri' in value)) return false;
  const { standard } = value as { standard?: { name?: unknown; version?: unknown } };
  if (standard?.name === 'ninjs') return String(standard.version).startsWith('2');
  return ['bodies', 'headlines', 'descriptions'].some((name) =>
    Array.isArray((value as Record<string, unknown>)[name]),
  );
}

export function readNinjs2(value: unknown): WireItem {
  const parsed = ninjs.safeParse(value);
  if (!parsed.success)
    throw new KnownError(
      'wire-unreadable',
      `It is no ninjs 2 item. ${inputProblems(parsed.error).replaceAll('\n', ' ')}`,
    );
  const item = parsed.data;
  const problems: string[] = [];
  return {
    format: 'ninjs-2',
    itemKey: item.uri,
    version: String(item.version ?? '1'),
    etag: null,
    versionCreated: toDate(item.versioncreated, 'versioncreated', problems),
    status: toStatus(item.pubstatus, item.embargoed, problems),
    target: null,
    embargo: toEmbargo(item.embargoed, item.pubstatus, problems),
    expires: toDate(item.expires, 'expires', problems),
    headline: upTo(300, byRole(item.headlines, 'main'), 'headline', problems),
    standfirst: upTo(600, byRole(item.descriptions, 'summary'), 'summary', problems),
    slugline: upTo(300, item.slugline?.trim() || null, 'slugline', problems),
    dateline: item.located ?? null,
    place: item.located === undefined ? null : { city: item.located, region: null, country: null },
    byline: upTo(200, item.by ?? null, 'byline', problems),
    rights: {
      holder: item.copyrightholder ?? null,
      notice: item.copyrightnotice ?? null,
      usageTerms: item.usageterms ?? null,
    },
    subjects: (item.subjects ?? []).map((subject) => ({
      scheme: null,
      code: subject.code ?? subject.uri ?? null,
      name: subject.name ?? null,
    })),
    urgency: item.urgency ?? null,
    signals: [],
    edNote: item.ednote ?? null,
    language: item.language ?? null,
    bodyHtml: item.bodies?.find((body) => body.contenttype === 'text/html' && body.value)?.value ?? null,
    bodyText: item.bodies?.find((body) => body.contenttype !== 'text/html' && body.value)?.value ?? null,
    media: [],
    pictures: (item.associations ?? [])
      .filter((part) => part.type === 'picture')
      .flatMap((part) => toPicture(part, problems)),
    problems,
  };
}

/** Cutting an agency's words would make them ours: what is longer than a story may have is left out, for the desk. */
function upTo(max: number, value: string | null, name: string, problems: string[]): string | null {
  if (value === null || value.length <= max) return value;
  problems.push(`The ${name} has more than ${max} characters and is left out.`);
  return null;
}

function toStatus(pubstatus: string | undefined, embargoed: unknown, problems: string[]): WireStatus {
  switch (pubstatus?.toLowerCase().replace(/^stat:/, '')) {
    case undefined:
    case 'usable':
      return embargoed === undefined ? 'usable' : 'embargoed';
    case 'embargoed':
      return 'embargoed';
    case 'canceled':
    case 'cancelled':
      return 'canceled';
    case 'withheld':
      return 'withheld';
    default:
      // What we do not know we do not publish.
      problems.push(`The status “${pubstatus}” is unknown; the item is withheld.`);
      return 'withheld';
  }
}

/** An embargo that cannot be read holds until a later version says more. */
function toEmbargo(value: unknown, pubstatus: string | undefined, problems: string[]): WireItem['embargo'] {
  if (value === undefined) return pubstatus === 'embargoed' ? 'unknown' : null;
  const moment = typeof value === 'string' ? parseDate(value) : null;
  if (moment === null) problems.push('The embargo cannot be read; the item is held.');
  return moment ?? 'unknown';
}

function toDate(value: string | undefined, name: string, problems: string[]): Date | null {
  if (value === undefined) return null;
  const moment = parseDate(value);
  if (moment === null) problems.push(`${name} is no date with a time zone.`);
  return moment;
}

/** ISO 8601 with a zone; without one, nobody knows which moment is meant. */
function parseDate(value: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/.test(value)) return null;
  const moment = new Date(value);
  return Number.isNaN(moment.getTime()) ? null : moment;
}

function byRole(values: Valued, role: string): string | null {
  const own =
    values?.find((value) => value.role === role) ??
    values?.find((value) => value.role === undefined) ??
    (role === 'main' ? values?.[0] : undefined);
  const found = own?.value?.trim();
  return found === undefined || found === '' ? null : found;
}

function toPicture(part: z.infer<typeof association>, problems: string[]): WirePicture[] {
  const widest = part.renditions
    ?.filter((rendition) => rendition.href !== undefined)
    .toSorted((a, b) => (b.width ?? 0) - (a.width ?? 0))[0];
  if (widest?.href === undefined) {
    problems.push('A picture has no rendition.');
    return [];
  }
  const credit =
    byRole(
      part.descriptions?.filter((value) => value.role === 'credit'),
      'credit',
    ) ??
    part.infosources?.find((source) => source.role === 'credit')?.name ??
    part.by ??
    null;
  const caption = byRole(
    part.descriptions?.filter((value) => value.role !== 'credit' && value.role !== 'alttext'),
    'caption',
  );
  // Title and headline fields are never alt text.
  return [
    {
      href: widest.href,
      caption,
      credit,
      alt: byRole(
        part.descriptions?.filter((value) => value.role === 'alttext'),
        'alttext',
      ),
    },
  ];
}
