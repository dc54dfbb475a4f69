import { describe, expect, test } from 'vitest';
import { nameKey, nameProblem, slugOfName, tidyName } from './member-name.ts';

describe('a name', () => {
  test.each([
    ...['Mio Tanabe', '田辺みお', 'kettle_1904', 'Anne-Lise O’Hara', 'ヤマネコ・タロー', 'José'],
    ...['Desk Lamp', 'Io', 'Owner of a Cat', 'Hibari Jones'],
  ])('%s may be one', (name) => {
    expect(nameProblem(name, ['Hibari'])).toBeNull();
  });

  test.each([
    ['M', 'too-short'],
    ['x'.repeat(41), 'too-long'],
    ['Mio\u200bTanabe', 'odd-characters'],
    ['Mio\u202eebanaT', 'odd-characters'],
    ['<b>Mio</b>', 'odd-characters'],
    ['Mio\u3164', 'odd-characters'],
    ['M' + '\u0300'.repeat(12), 'odd-characters'],
    ['--', 'odd-characters'],
    ['Admin', 'reserved'],
    ['Аdmin', 'reserved'],
    ['m0derator', 'reserved'],
    ['編集部', 'reserved'],
    ['Hibari', 'reserved'],
    ['Hibari staff', 'reserved'],
    ['The Hibari 2', 'reserved'],
    ['hibaristaff', 'reserved'],
    ['Hibari News', 'reserved'],
    ['Gull Wire', 'reserved'],
    ['Mio - staff', 'reserved'],
    ['ひばり編集部', 'reserved'],
    ['モデレータ一', 'reserved'],
    ['Нibаri', 'reserved'],
  ])('%s may not: %s', (name, problem) => {
    expect(nameProblem(name, ['Hibari', 'Gull Wire'])).toBe(problem);
  });

  test('two that look alike have one key', () => {
    for (const alike of ['mio tanabe', 'MIO-TANABE', 'Мiо Таnаbе', 'ｍｉｏ ｔａｎａｂｅ', 'Mio Tanabé', 'M1o Tanabe'])
      expect(nameKey(alike)).toBe(nameKey('Mio Tanabe'));
    expect(nameKey('modem')).toBe(nameKey('rnodern'));
    expect(nameKey('エ藤カ')).toBe(nameKey('工藤力'));
    expect(nameKey('ﾀﾛｰ')).toBe(nameKey('タロー'));
  });

  test('two that do not look alike have two', () => {
    for (const [one, other] of [
      ['みお', 'みあ'],
      ['かき', 'がき'],
      ['Mio', 'Mia'],
      ['田辺', '田邊'],
    ] as const)
      expect(nameKey(one)).not.toBe(nameKey(other));
  });

  test('makes an address where it can', () => {
    expect(slugOfName('José Ōta')).toBe('jose-ota');
    expect(slugOfName('田辺みお')).toBeUndefined();
  });

  test('is tidied', () => {
    expect(tidyName('  Mio \t Tanabe ')).toBe('Mio Tanabe');
  });
});
