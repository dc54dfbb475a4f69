import { z } from 'zod';
import { day, line, webAddress } from '../field-forms.ts';

export const guideFields = z.strictObject({
  /** Short names of its headings, in their order, for the tabs above it; without them the headings themselves. */
  topics: z.array(line(40)).min(2).max(12).optional(),
  /** The papers that it speaks of: sample forms, what to bring. */
  documents: z
    .array(
      z.strictObject({
        name: line(120),
        reading: line(120).optional(),
        what: line(300),
        where: line(200).optional(),
        sample: webAddress.optional(),
      }),
    )
    .max(30)
    .default([]),
  /** When somebody last made sure. */
  checkedOn: day.optional(),
});

export type GuideFields = z.infer<typeof guideFields>;
