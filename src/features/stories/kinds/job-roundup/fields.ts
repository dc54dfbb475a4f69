import { z } from 'zod';
import { day, line, webAddress, yen } from '../field-forms.ts';
import { prefectures } from '../parts/prefectures.ts';

export const payUnits = ['hour', 'day', 'month', 'year'] as const;
export type PayUnit = (typeof payUnits)[number];

export const languageLevels = ['none', 'basic', 'conversational', 'business', 'native'] as const;
export type LanguageLevel = (typeof languageLevels)[number];

export const jobRoundupFields = z.strictObject({
  jobs: z
    .array(
      z.strictObject({
        title: line(160),
        organisation: line(120),
        ward: line(80).optional(),
        prefecture: z.enum(prefectures),
        pay: z.strictObject({
          from: yen,
          to: yen.optional(),
          per: z.enum(payUnits),
          negotiable: z.boolean().optional(),
        }),
        japanese: z.enum(languageLevels).optional(),
        english: z.enum(languageLevels).optional(),
        visa: z.boolean().optional(),
        remote: z.boolean().optional(),
        /** Who applies has to live in Japan. */
        inJapan: z.boolean().optional(),
        /** “Room provided”, “nights” */
        more: z.array(line(40)).max(4).default([]),
        posted: day,
        closes: day.optional(),
        /** Where to apply. */
        address: webAddress.optional(),
      }),
    )
    .min(1)
    .max(10),
});

export type JobRoundupFields = z.infer<typeof jobRoundupFields>;
export type ListedJob = JobRoundupFields['jobs'][number];
