/** A story as a file gives it to the desk: `kawaraban story new FILE.json`. demo/README.md shows one. */
import { z } from 'zod';
import type { EmbeddedRights } from '../media/media.ts';
import { storyKinds } from './kinds/kind-name.ts';

/** PostgreSQL's text holds neither NUL nor half a surrogate pair. */
export const words = z
  .string()
  .refine((text) => text.isWellFormed() && !text.includes('\u0000'), 'holds a character that cannot be kept');
export const line = (max: number) => words.trim().min(1).max(max);
export const paragraph = line(8_000);
/** With its zone; seconds as one likes. */
export const moment = z.union([z.iso.datetime({ offset: true }), z.iso.datetime({ offset: true, precision: -1 })]);
const items = z.array(line(4_000)).min(1).max(100);

export const blockInput = z.union([
  paragraph,
  z.strictObject({ heading: line(200) }),
  z.strictObject({ pullQuote: line(600), by: line(200).optional() }),
  z.strictObject({ list: items }),
  z.strictObject({ steps: items }),
  z.strictObject({ keyPoints: items }),
  z.strictObject({
    table: z.strictObject({
      caption: line(300).optional(),
      head: z.array(words.max(300)).min(1).max(12),
      rows: z
        .array(z.array(words.max(1_000)).max(12))
        .min(1)
        .max(200),
    }),
  }),
  z.strictObject({
    words: z
      .array(z.tuple([line(60), line(120), line(300)]))
      .min(1)
      .max(40),
  }),
]);

export type BlockInput = z.infer<typeof blockInput>;

/**
 * Where the picture's file is and what is said about it. What is left out is taken from what the file says of itself
 * (IPTC, XMP); none is published without alt text, caption and credit.
 */
export const pictureInput = z.strictObject({
  file: z.string().min(1).max(1_000),
  alt: line(600).optional(),
  caption: line(1_000).optional(),
  credit: line(200).optional(),
});

export type PictureInput = z.infer<typeof pictureInput>;

/** What is too long for a story is left out, and never cut: it would say something else. */
export function withEmbedded(picture: PictureInput, embedded: Partial<EmbeddedRights>): PictureInput {
  const said = pictureInput.safeParse({ ...picture, ...shortened(embedded), ...picture });
  return said.success ? said.data : picture;
}

function shortened({ alt, caption, credit }: Partial<EmbeddedRights>): Partial<PictureInput> {
  const fitting = Object.entries({ alt: [alt, 600], caption: [caption, 1_000], credit: [credit, 200] } as const).filter(
    ([, [text, most]]) => typeof text === 'string' && text.length <= most,
  );
  return Object.fromEntries(fitting.map(([name, [text]]) => [name, text]));
}

export const storyInput = z.strictObject({
  /** News where none is named. */
  kind: z.enum(storyKinds).optional(),
  /** The site's own where none is named. */
  language: z.enum(['en', 'ja']).optional(),
  site: z.string(),
  /** `national` or `national/transport` */
  section: z.string().max(130),
  /** From the headline where none is given. */
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is made of a to z, 0 to 9 and single hyphens')
    .max(100)
    .optional(),
  kicker: line(80).optional(),
  headline: line(300),
  standfirst: line(600).optional(),
  dateline: line(80).optional(),
  byline: line(200).optional(),
  source: z.string().max(40).optional(),
  picture: pictureInput.optional(),
  body: z.array(blockInput).min(1).max(500),
  /** What its kind has besides; docs/KINDS.md shows each. Held against the kind’s own schema. */
  fields: z.record(z.string(), z.unknown()).optional(),
  /** The number of the same story in another language. */
  pairOf: z.number().int().positive().optional(),
  embargoUntil: moment.optional(),
  expiresAt: moment.optional(),
  /** A death, a disaster: no promo stands on its page, and no list of what is read offers it. */
  sensitive: z.boolean().optional(),
  /** Who paid for it; it says so wherever it stands, and has no discussion. */
  sponsor: line(80).optional(),
});

export type StoryInput = z.infer<typeof storyInput>;

/** With what the picture's file says of itself: nothing of its words is left to say. */
export const wholeStoryInput = storyInput.extend({ picture: pictureInput.required().optional() });
