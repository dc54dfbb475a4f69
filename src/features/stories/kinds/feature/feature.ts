/** A long story, a portrait of a firm, an interview. */
import type { Kind } from '../kind.ts';
import { featureWarnings, missingForFeature } from './checks.ts';
import { featureFields } from './fields.ts';
import type { FeatureFields } from './fields.ts';
import { featureMarkup } from './markup.ts';
import { featureParts } from './template.tsx';

export const feature: Kind<FeatureFields> = {
  input: featureFields,
  stored: featureFields,
  lists: { river: true, trends: true, letters: true, news: false, evergreen: true },
  words: ({ company, interview }) =>
    [company?.name, company?.what, interview?.with.name, interview?.with.role].filter((text) => text !== undefined),
  missing: missingForFeature,
  warnings: featureWarnings,
  parts: featureParts,
  markup: featureMarkup,
};
