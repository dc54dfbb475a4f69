/** Where an item comes from: what its fields say, else its dateline. */
import type { WirePlace } from '../wire-item.ts';
import { meantBy } from '../wire-profile.ts';
import type { WireProfile } from '../wire-profile.ts';

export function toPlace(said: WirePlace | null, dateline: string | null, profile: WireProfile): WirePlace | null {
  const found = said && { city: named(said.city), region: named(said.region), country: named(said.country) };
  const words = [found?.city, found?.region, found?.country, dateline].filter((word) => typeof word === 'string');
  const meant = words.map((word) => meantBy(profile.places, word)).find((place) => place !== undefined);
  if (meant) return { city: meant.city ?? null, region: meant.region ?? null, country: meant.country ?? null };
  if (found && (found.city ?? found.region ?? found.country) !== null) return found;
  return dateline === null ? null : placeFromWords(dateline);
}

/** No place is called more than this. */
function named(said: string | null): string | null {
  const name = said?.trim() ?? '';
  return name.length <= 200 ? name || null : null;
}

/** “City”, “City, Region or Country”, “City, Region, Country”. */
export function placeFromWords(words: string): WirePlace | null {
  const [city, second, third] = words
    .split(/,|\/(?=\s)/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(unshouted);
  if (city === undefined) return null;
  if (third !== undefined) return { city, region: second ?? null, country: third };
  if (second === undefined) return { city, region: null, country: null };
  return isCountry(second) ? { city, region: null, country: second } : { city, region: second, country: null };
}

/** Datelines shout: “NEW YORK” is New York; short ones, as “NY”, are codes. */
export function unshouted(words: string): string {
  if (words.length < 4 || words !== words.toUpperCase()) return words;
  return words.toLowerCase().replaceAll(/(?<![\p{L}\p{M}'’])\p{L}/gu, (letter) => letter.toUpperCase());
}

let countries: Map<string, string> | undefined;

export function isCountry(name: string): boolean {
  return countryCode(name) !== undefined;
}

/** Two letters of ISO 3166. */
export function countryCode(name: string): string | undefined {
  countries ??= allCountries();
  return countries.get(name.toLowerCase());
}

/** As English calls them; two and three letters of ISO 3166 count by their form elsewhere. */
function allCountries(): Map<string, string> {
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCodePoint(65 + index));
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  return new Map(
    codes.map((code) => [names.of(code)?.toLowerCase() ?? '', code] as const).filter(([name]) => name !== ''),
  );
}
