/** A story as a file gives it to the desk: `kawaraban story new FILE.json`. demo/README.md shows one. */
import { z } from 'zod';
import { blockInput } from './blocks/all-blocks.ts';
import { mostAuthors, mostParts, mostTags } from './filing.ts';
import { line, moment } from './input-words.ts';
import { storyKinds } from './kinds/kind-name.ts';
import { pictureWords } from './picture-words.ts';

/** Where the picture's file is and what is said about it. */
export const pictureInput = z.strictObject({ file: z.string().min(1).max(1_000), ...pictureWords });

export type PictureInput = z.infer<typeof pictureInput>;

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
  /** By slug or by name; those of its site. In a revision, what is left out stays. */
  tags: z.array(line(60)).max(mostTags).optional(),
  /** By their addresses; the byline names them. In a revision, what is left out stays. */
  authors: z.array(line(60)).max(mostAuthors).optional(),
  /** Which part of a series of its site it is; null: of none. In a revision, what is left out stays. */
  series: z
    .strictObject({ slug: line(60), part: z.number().int().min(1).max(mostParts) })
    .nullable()
    .optional(),
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
