/** What readers send in, and who has won. */
import type { Kind } from '../kind.ts';
import { ContestLine } from './card.tsx';
import { contestWarnings, missingForContest } from './checks.ts';
import { contestInput, contestStored } from './fields.ts';
import type { ContestFields } from './fields.ts';
import { contestMarkup } from './markup.ts';
import { contestParts } from './template.tsx';

export const contest: Kind<ContestFields> = {
  input: contestInput,
  stored: contestStored,
  lists: { river: true, trends: true, letters: true, news: false },
  words: ({ theme, prizes, rules, winners }) => [
    theme,
    ...prizes.map(({ what }) => what),
    ...rules,
    ...winners.flatMap(({ title, entrant, reason, picture: { caption } }) => [title ?? '', entrant, caption, reason]),
  ],
  missing: missingForContest,
  warnings: contestWarnings,
  parts: contestParts,
  cardLine: ({ fields, language }, page) => ContestLine({ fields, language, page }),
  markup: contestMarkup,
};
