/**
 * What is private to a provider, as data: its words for our statuses and signals, its codes, and where in its files a
 * field stands that the standard puts elsewhere or nowhere.
 */
import { z } from 'zod';
import { isPath } from './readers/profile-path.ts';

const word = z.string().trim().min(1).max(200);
const dictionary = <Value extends z.ZodType>(value: Value) =>
  z.record(word, value).refine((entries) => Object.keys(entries).length <= 5_000, 'at most 5,000 entries are wanted');

/** What a path may fill; all texts, as they stand in the file. */
export const profileFields = [
  'itemKey',
  'version',
  'etag',
  'versionCreated',
  'status',
  'embargo',
  'expires',
  'targetKey',
  'targetStatus',
  'headline',
  'standfirst',
  'slugline',
  'dateline',
  'city',
  'region',
  'country',
  'byline',
  'holder',
  'notice',
  'usageTerms',
  'urgency',
  'edNote',
  'language',
  'bodyHtml',
  'bodyText',
  /** These take everything that the path finds, in addition to what is there. */
  'signals',
  'subjects',
] as const;
export type ProfileField = (typeof profileFields)[number];

const path = z
  .string()
  .max(300)
  .refine(isPath, 'a path such as head/meta[@name="desk"]/@content or extra.desk[0].code is wanted');
const from = z.strictObject({
  path,
  /** Only what stands before the last, or after the first, of these characters: `urn:x:17_02` before `_` is `urn:x:17`. */
  before: z.string().min(1).max(20).optional(),
  after: z.string().min(1).max(20).optional(),
});

export const wireProfile = z.strictObject({
  /** Of files that say nothing of it themselves. */
  encoding: z.string().max(40).refine(isEncoding, 'the name of an encoding such as shift_jis is wanted').optional(),
  /** Whose clock is meant by dates without a zone. */
  timeZone: z.string().max(60).refine(isTimeZone, 'a time zone such as Asia/Tokyo is wanted').optional(),
  /** Their name of a vocabulary to ours: `{"http://codes.example/subj/": "subj"}`. */
  schemes: dictionary(word).default({}),
  /** Their word to our status, also of what is said of another item. */
  statuses: dictionary(z.enum(['usable', 'embargoed', 'withheld', 'canceled'])).default({}),
  /** Their signal, with its prefix or without, to our word. */
  signals: dictionary(word).default({}),
  /** `scheme:code`, or the code alone, to a name. */
  subjects: dictionary(word).default({}),
  /** A place's name or code as they have it to what it is called. */
  places: dictionary(
    z.strictObject({ city: word.optional(), region: word.optional(), country: word.optional() }),
  ).default({}),
  /** Words in the terms of a picture that forbid to show it, or that do not although they look like it. */
  terms: dictionary(z.enum(['show', 'hide'])).default({}),
  /** Where a field stands; of several paths the first that leads to something. */
  fields: z
    .partialRecord(
      z.enum(profileFields),
      z.union([
        path,
        from,
        z
          .array(z.union([path, from]))
          .min(1)
          .max(10),
      ]),
    )
    .default({}),
  /** Paths of words that nobody here needs: they are not counted among what is lost. */
  unneeded: z.array(path).max(500).default([]),
  /** What holds where the item says nothing. */
  defaults: z
    .strictObject({
      language: z.string().max(35).optional(),
      byline: word.optional(),
      holder: word.optional(),
      notice: z.string().max(2_000).optional(),
      usageTerms: z.string().max(5_000).optional(),
    })
    .default({}),
});

export type WireProfile = z.infer<typeof wireProfile>;

export const noProfile: WireProfile = wireProfile.parse({});

/** What a profile says for a word of the agency's. */
export function meantBy<Value>(dictionary: Readonly<Record<string, Value>>, word: string): Value | undefined {
  return Object.hasOwn(dictionary, word) ? dictionary[word] : undefined;
}

function isEncoding(name: string): boolean {
  try {
    return new TextDecoder(name).encoding !== '';
  } catch {
    return false;
  }
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
