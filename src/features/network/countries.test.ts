import { expect, test } from 'vitest';
import { allCountries, countryProblem } from './countries.ts';

test('the countries are those of ISO 3166-1, each with a name', () => {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  expect(allCountries).toHaveLength(249);
  expect(new Set(allCountries).size).toBe(249);
  expect(allCountries.filter((code) => names.of(code) === undefined)).toEqual([]);
  expect(countryProblem('JP')).toBeNull();
});

test.each([
  ['UK', '“UK” is no country of ISO 3166: GB may be meant'],
  ['jp', '“jp” is no country of ISO 3166: JP may be meant'],
  ['ZZ', '“ZZ” is no country of ISO 3166'],
  ['XX', '“XX” is no country of ISO 3166'],
  ['EU', '“EU” is no country of ISO 3166'],
])('%s is none', (code, problem) => {
  expect(countryProblem(code)).toBe(problem);
});
