import { z } from 'zod';
import { day, line, webAddress } from '../field-forms.ts';

export const partnerFields = z.strictObject({
  partner: z.strictObject({ name: line(120), address: webAddress }),
  /** Who wrote it; without one, the partner did. */
  person: line(120).optional(),
  /** Where it stood first. */
  original: webAddress,
  originalDay: day.optional(),
});

export type PartnerFields = z.infer<typeof partnerFields>;
