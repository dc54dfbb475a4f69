/** One picture with its sentence: the picture is the story. */
import type { Kind } from '../kind.ts';
import { missingForPicture, pictureWarnings } from './checks.ts';
import { pictureFields } from './fields.ts';
import type { PictureFields } from './fields.ts';
import { pictureMarkup } from './markup.ts';
import { pictureParts } from './template.tsx';

export const picture: Kind<PictureFields> = {
  input: pictureFields,
  stored: pictureFields,
  lists: { river: false, trends: true, letters: false, news: true, slot: 'picture', section: 'prints' },
  words: ({ photographer, place }) => [photographer, place].filter((text) => text !== undefined),
  bodiless: true,
  missing: missingForPicture,
  warnings: pictureWarnings,
  parts: pictureParts,
  markup: pictureMarkup,
};
