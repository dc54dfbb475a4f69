/** How something is done: read long after it came out. */
import type { Kind } from '../kind.ts';
import { guideWarnings, missingForGuide } from './checks.ts';
import { guideFields } from './fields.ts';
import type { GuideFields } from './fields.ts';
import { guideMarkup } from './markup.ts';
import { guideParts } from './template.tsx';

export const guide: Kind<GuideFields> = {
  input: guideFields,
  stored: guideFields,
  lists: { river: true, trends: true, letters: true, news: false, evergreen: true },
  words: ({ documents }) => documents.flatMap(({ name, what, where }) => [name, what, where ?? '']),
  missing: missingForGuide,
  warnings: guideWarnings,
  parts: guideParts,
  markup: guideMarkup,
};
