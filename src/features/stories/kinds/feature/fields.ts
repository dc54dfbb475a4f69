import { z } from 'zod';
import { line, person, webAddress } from '../field-forms.ts';

export const featureFields = z.strictObject({
  /** The house or firm that it is about. */
  company: z
    .strictObject({
      name: line(120),
      what: line(300),
      founded: z.int().min(500).max(2_100).optional(),
      people: line(80).optional(),
      place: line(120).optional(),
      address: webAddress.optional(),
    })
    .optional(),
  /** Questions and answers: each `question` of the body, or each heading, with what follows as its answer. */
  interview: z.strictObject({ with: person, by: line(120).optional() }).optional(),
});

export type FeatureFields = z.infer<typeof featureFields>;
