import { z } from 'zod';
import { day, line, webAddress } from '../field-forms.ts';

/** The headline is what was said. */
export const quoteFields = z.strictObject({
  speaker: line(120),
  role: line(200).optional(),
  /** Where it was said, or of what: “on the last ferry of the season”. */
  occasion: line(300),
  saidOn: day.optional(),
  /** As it was said, where the headline is a translation. */
  original: z.strictObject({ language: z.enum(['en', 'ja']), words: line(300) }).optional(),
  /** Where it can be heard or read. */
  source: webAddress.optional(),
});

export type QuoteFields = z.infer<typeof quoteFields>;
