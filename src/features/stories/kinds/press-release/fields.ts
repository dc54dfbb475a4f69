import { z } from 'zod';
import { day, line, paragraph, webAddress } from '../field-forms.ts';

export const pressReleaseFields = z.strictObject({
  /** Who pays, as it is labelled. */
  client: z.strictObject({ name: line(80), address: webAddress.optional() }),
  contact: z.strictObject({
    name: line(120),
    role: line(200).optional(),
    email: z.email().max(200).optional(),
    phone: z
      .string()
      .regex(/^\+?[\d() -]{6,30}$/, 'takes a telephone number such as +81 3-0000-0000')
      .optional(),
  }),
  issuedOn: day,
  /** What the client says of itself. */
  about: paragraph.optional(),
});

export type PressReleaseFields = z.infer<typeof pressReleaseFields>;
