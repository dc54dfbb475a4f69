/** What is on: one card for each event. */
import type { Kind } from '../kind.ts';
import { EventDays } from './card.tsx';
import { eventWarnings, missingForEvents } from './checks.ts';
import { eventRoundupInput, eventRoundupStored } from './fields.ts';
import type { EventRoundupFields } from './fields.ts';
import { eventRoundupMarkup } from './markup.ts';
import { eventRoundupParts } from './template.tsx';

export const eventRoundup: Kind<EventRoundupFields> = {
  input: eventRoundupInput,
  stored: eventRoundupStored,
  lists: { river: true, trends: true, letters: true, news: true },
  words: ({ events }) =>
    events.flatMap(({ title, blurb, place, recommendedFor }) =>
      [title, blurb, place.name, place.ja, recommendedFor].filter((text) => text !== undefined),
    ),
  missing: missingForEvents,
  warnings: eventWarnings,
  parts: eventRoundupParts,
  cardLine: ({ fields, language }) => EventDays({ fields, language }),
  markup: eventRoundupMarkup,
};
