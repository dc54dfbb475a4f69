/** What a client says of itself and pays for. */
import type { Kind } from '../kind.ts';
import { missingForPressRelease } from './checks.ts';
import { pressReleaseFields } from './fields.ts';
import type { PressReleaseFields } from './fields.ts';
import { pressReleaseMarkup } from './markup.ts';
import { pressReleaseStrings } from './strings.ts';
import { pressReleaseParts } from './template.tsx';

export const pressRelease: Kind<PressReleaseFields> = {
  input: pressReleaseFields,
  stored: pressReleaseFields,
  lists: { river: false, trends: false, letters: false, news: false },
  words: ({ contact, about }) => [contact.name, ...(about === undefined ? [] : [about])],
  missing: missingForPressRelease,
  thread: () => 'closed',
  owner: ({ client: { name } }) => ({ name }),
  payer: ({ client }) => client.name,
  withoutPromos: true,
  paidLabel: (payer, language) => pressReleaseStrings(language).label + pressReleaseStrings(language).by(payer),
  parts: pressReleaseParts,
  withoutAuthors: true,
  markup: pressReleaseMarkup,
};
