/** The stories of an issue, told shortly, with the way to each. */
import type { Kind } from '../kind.ts';
import { digestWarnings, missingForDigest } from './checks.ts';
import { digestInput, digestStored } from './fields.ts';
import type { DigestFields } from './fields.ts';
import { digestMarkup } from './markup.ts';
import { digestParts } from './template.tsx';

export const digest: Kind<DigestFields> = {
  input: digestInput,
  stored: digestStored,
  // Its stories trend themselves, and go out themselves.
  lists: { river: true, trends: false, letters: false, news: true },
  words: ({ issue, stories }) => [issue.name, ...stories.map(({ words }) => words)],
  missing: missingForDigest,
  warnings: digestWarnings,
  parts: digestParts,
  markup: digestMarkup,
};
