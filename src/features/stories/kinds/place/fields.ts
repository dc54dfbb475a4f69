import { z } from 'zod';
import { clock, day, line, webAddress } from '../field-forms.ts';
import { position } from '../parts/map-link.tsx';
import { prefectures } from '../parts/prefectures.ts';
import { weekdays } from '../parts/weekdays.ts';

export const placeCategories = ['traditional', 'iconic', 'cities', 'neighbourhoods'] as const;
export type PlaceCategory = (typeof placeCategories)[number];

const month = z.int().min(1).max(12);

/** The headline is its name, the standfirst its one line; the body says what there is to see and do. */
export const placeFields = z.strictObject({
  /** In Japanese, for the plate and for whoever has to ask the way. */
  name: z.strictObject({ ja: line(40), reading: line(80).optional() }),
  prefecture: z.enum(prefectures),
  /** Town, island, valley. */
  area: line(80).optional(),
  categories: z.array(z.enum(placeCategories)).min(1).max(placeCategories.length),
  address: z.strictObject({
    en: line(200),
    ja: line(200),
    postcode: z
      .string()
      .regex(/^\d{3}-\d{4}$/, 'takes a postcode such as 100-0001')
      .optional(),
  }),
  at: position.optional(),
  hours: z
    .array(
      z.strictObject({
        days: z.array(z.enum(weekdays)).min(1).max(7),
        opens: clock,
        closes: clock,
        /** “last boat back at 16:10”, “April to November” */
        note: line(120).optional(),
      }),
    )
    .max(14)
    .default([]),
  /** When it is not open though one might think so. */
  closed: line(200).optional(),
  admission: z
    .array(z.strictObject({ who: line(80), yen: z.int().min(0).max(1_000_000) }))
    .max(12)
    .default([]),
  /** Step by step; {漢字|かんじ} gives a reading. */
  access: z.array(line(400)).min(1).max(12),
  /** The months in which it is at its best. */
  season: z.array(month).max(12).default([]),
  website: webAddress.optional(),
  /** When somebody last made sure. */
  checkedOn: day,
});

export type PlaceFields = z.infer<typeof placeFields>;
