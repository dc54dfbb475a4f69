/** What the fields of kinds are made of: forms with bounds, the same for all. */
import { z } from 'zod';
import { line } from '../input-words.ts';
import type { pictureInput } from '../story-input.ts';

export { line } from '../input-words.ts';
export { pictureInput } from '../story-input.ts';

export const paragraph = line(8_000);

export const day = z.iso.date();

export const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'takes a time of day such as 17:30');

/** Out of the house: nothing that a browser would run. */
export const webAddress = line(500)
  .refine((text) => /^https?:\/\//i.test(text) && URL.canParse(text) && new URL(text).username === '', {
    error: 'takes an address that begins with https:// or http://',
  })
  .transform((text) => new URL(text).href);

export const yen = z.int().min(0).max(1_000_000_000);

export const person = z.strictObject({ name: line(120), role: line(200).optional() });

/** A picture in a revision; what nobody has said of it yet keeps the story from being published. */
export const storedPicture = z.strictObject({
  picture: z.int().positive(),
  alt: z.string().max(600),
  caption: z.string().max(1_000),
  credit: z.string().max(200),
}) satisfies z.ZodType<FieldPicture>;

export interface FieldPicture {
  picture: number;
  alt: string;
  caption: string;
  credit: string;
}

/** A story, by its number or its address. */
export const namedStory = z.union([z.int().positive(), line(500)]);
export const storedStory = z.int().positive();

export type PictureForm = typeof pictureInput | typeof storedPicture;
export type StoryForm = typeof namedStory | typeof storedStory;
