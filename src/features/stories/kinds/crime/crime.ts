/** A crime in brief: every statement is somebody's word, and what may harm a person is signed off before it goes out. */
import type { Kind } from '../kind.ts';
import { crimeRisks, crimeThread, crimeWarnings, missingForCrime } from './checks.ts';
import { crimeFields } from './fields.ts';
import type { CrimeFields } from './fields.ts';
import { crimeMarkup } from './markup.ts';
import { crimeParts } from './template.tsx';

export const crime: Kind<CrimeFields> = {
  input: crimeFields,
  stored: crimeFields,
  // An accusation is not carried to houses where nobody has asked for it.
  lists: { river: true, trends: false, letters: true, news: true },
  words: ({ attributions }) => attributions.flatMap(({ name, says }) => [name, says]),
  missing: missingForCrime,
  warnings: crimeWarnings,
  risks: crimeRisks,
  thread: crimeThread,
  withoutPromos: true,
  parts: crimeParts,
  markup: crimeMarkup,
};
