/** Where it is, below its name. */
import type { Language } from '../../../network/network.ts';
import { placeInWords, prefectureName } from '../parts/prefectures.ts';
import type { PlaceFields } from './fields.ts';

export function placeLine({ fields, language }: { fields: PlaceFields; language: Language }): string {
  const { prefecture, area } = fields;
  return placeInWords(prefectureName(prefecture, language), area, language);
}
