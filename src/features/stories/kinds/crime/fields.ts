import { z } from 'zod';
import { line, webAddress } from '../field-forms.ts';

/** Who may say such things: whoever investigates, judges or has reported it first. */
export const attributionKinds = [
  'police',
  'prosecutors',
  'court',
  'fire-service',
  'broadcaster',
  'newspaper',
  'agency',
  'witness',
  'other',
] as const;

/** What an editor answers for before it goes out, with a lawyer's advice or without. */
export const legalRisks = ['named-suspect', 'minor', 'victim-named', 'ongoing-trial', 'unproven-allegation'] as const;
export type LegalRisk = (typeof legalRisks)[number];

export const crimeFields = z.strictObject({
  /** Whose word it is, in the order of the text. */
  attributions: z
    .array(
      z.strictObject({
        kind: z.enum(attributionKinds),
        name: line(120),
        /** What they say, in one sentence. */
        says: line(400),
        source: webAddress.optional(),
      }),
    )
    .min(1)
    .max(12),
  /** Somebody is named who has not been convicted: comments are read before they are shown. */
  namesSuspects: z.boolean(),
  /** Each keeps it from being published until somebody has signed it off. */
  legalRisks: z.array(z.enum(legalRisks)).max(legalRisks.length).default([]),
});

export type CrimeFields = z.infer<typeof crimeFields>;
