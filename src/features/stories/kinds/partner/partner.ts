/** Another house's story, by agreement: with its byline and the way back to it. */
import type { Kind } from '../kind.ts';
import { missingForPartner, partnerWarnings } from './checks.ts';
import { partnerFields } from './fields.ts';
import type { PartnerFields } from './fields.ts';
import { partnerMarkup } from './markup.ts';
import { partnerParts } from './template.tsx';

export const partner: Kind<PartnerFields> = {
  input: partnerFields,
  stored: partnerFields,
  lists: { river: true, trends: true, letters: true, news: true },
  words: ({ person, partner: { name } }) => [name, ...(person === undefined ? [] : [person])],
  owner: ({ partner: { name }, person }) => ({ name, person }),
  missing: missingForPartner,
  warnings: partnerWarnings,
  parts: partnerParts,
  withoutAuthors: true,
  markup: partnerMarkup,
};
