import { z } from 'zod';
import { day, line, webAddress } from '../field-forms.ts';

export const pictureFields = z.strictObject({
  photographer: line(120).optional(),
  /** Where it was taken. */
  place: line(120).optional(),
  takenOn: day.optional(),
  /** What others may do with it. */
  licence: z.strictObject({ name: line(120), address: webAddress }).optional(),
});

export type PictureFields = z.infer<typeof pictureFields>;
