/** Where it is, below its name; and its name in Japanese, where that is short enough to stand upright. */
import type { Language } from '../../../network/network.ts';
import { placeInWords, prefectureName } from '../parts/prefectures.ts';
import type { PlaceFields } from './fields.ts';

export function placeLine({ fields, language }: { fields: PlaceFields; language: Language }): string {
  const { prefecture, area } = fields;
  return placeInWords(prefectureName(prefecture, language), area, language);
}

const longestPlate = 8;

export function placePlate({ name }: PlaceFields): string | null {
  return name.ja.length <= longestPlate ? name.ja : null;
}
