/** Somewhere to go: what it is, when it is open, what it costs, how to get there. */
import type { Kind } from '../kind.ts';
import { placeLine, placePlate } from './card.tsx';
import { missingForPlace, placeWarnings } from './checks.ts';
import { placeFields } from './fields.ts';
import type { PlaceFields } from './fields.ts';
import { placeMarkup } from './markup.ts';
import { placeParts } from './template.tsx';

export const place: Kind<PlaceFields> = {
  input: placeFields,
  stored: placeFields,
  lists: { river: true, trends: true, letters: true, news: false, evergreen: true, section: 'tiles' },
  words: ({ name, area, address, closed, access }) =>
    [name.ja, area, address.en, address.ja, closed, ...access].filter((text) => text !== undefined),
  missing: missingForPlace,
  warnings: placeWarnings,
  parts: placeParts,
  cardLine: (card) => placeLine(card),
  plate: placePlate,
  markup: placeMarkup,
};
