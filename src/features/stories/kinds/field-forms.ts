/** What the fields of kinds are made of: forms with bounds, the same for all. */
import { z } from 'zod';

export { line } from '../story-input.ts';

export const day = z.iso.date({ error: 'takes a day such as 2026-11-28' });

/** Out of the house: nothing that a browser would run. */
export const webAddress = z
  .string()
  .max(500)
  .refine((text) => /^https?:\/\//i.test(text) && URL.canParse(text) && new URL(text).username === '', {
    error: 'takes an address that begins with https:// or http://',
  });
