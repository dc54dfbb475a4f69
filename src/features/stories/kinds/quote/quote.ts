/** Something said well: the quotation is the headline, its paragraph says how it came to be said. */
import type { Kind } from '../kind.ts';
import { Speaker } from './card.tsx';
import { quoteWarnings } from './checks.ts';
import { quoteFields } from './fields.ts';
import type { QuoteFields } from './fields.ts';
import { quoteMarkup } from './markup.ts';
import { quoteParts } from './template.tsx';

export const quote: Kind<QuoteFields> = {
  input: quoteFields,
  stored: quoteFields,
  lists: { river: false, trends: true, letters: true, news: true, slot: 'quote', section: 'quotes' },
  words: ({ speaker, role, occasion, original }) =>
    [speaker, role, occasion, original?.words].filter((text) => text !== undefined),
  warnings: quoteWarnings,
  parts: quoteParts,
  cardLine: ({ fields, language }) => Speaker({ fields, language }),
  markup: quoteMarkup,
};
