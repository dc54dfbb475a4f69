import { expect, test } from 'vitest';
import { cleanDateline, leadOf, sameCity } from './dateline.ts';

test.each([
  ['NIIGATA – Waves of up to six metres', 'NIIGATA', 'Waves'],
  ['TORIGASAWA, Japan (Kaikyo) -- The crane', 'TORIGASAWA, Japan', 'The'],
  ['NEW YORK (AP) — The', 'NEW YORK', 'The'],
  ['Tegucigalpa, Jan 2 (EFE).- Test', 'Tegucigalpa', 'Test'],
  ['ALTON, Ill./CHESTER, Ill., Jan 4 (Meridian) - The', 'ALTON, Ill./CHESTER, Ill.', 'The'],
  ['Strasbourg, 10 juil 2024 (AFP) - Un', 'Strasbourg', 'Un'],
  ["SAINT-MALO — L'eau", 'SAINT-MALO', "L'eau"],
  ['【鳥ヶ沢＝海峡】鳥ヶ沢の灯台は', '鳥ヶ沢', '鳥ヶ沢の灯台は'],
  ['【札幌共同】札幌市は', '札幌', '札幌市は'],
  ['【港岬28日灯通信】港岬の', '港岬', '港岬の'],
])('%s begins with the dateline %s', (text, dateline, rest) => {
  const lead = leadOf(text);
  expect(lead?.dateline).toBe(dateline);
  expect(text.slice(lead?.length)).toMatch(new RegExp(`^${rest}`));
});

test.each([
  'The harbour – closed since May – opens.',
  'Niigata – Waves of up to six metres',
  'A ship (the Minazuki) sank.',
  '1878: Two teams took part.',
  'I - and nobody else - saw it.',
  '(Meridian) - Nothing before it.',
  '【写真】港の朝',
  '',
])('%j has none', (text) => {
  expect(leadOf(text)).toBeNull();
});

test('a field may say more than the place', () => {
  expect(cleanDateline('STOCKHOLM, Aug 29, 2026 (AFP) -')).toBe('STOCKHOLM');
  expect(cleanDateline('2026-11-24 13:00:03 GMT')).toBeNull();
  expect(cleanDateline('4/4/2026')).toBeNull();
  expect(cleanDateline('MINATO (Akari), Nov 28')).toBe('MINATO');
  expect(cleanDateline('MINATO, Japan (Akari), Nov 28 --')).toBe('MINATO, Japan');
  const bracketed = [
    '【港岬】',
    '【港岬＝灯通信】',
    '【港岬28日灯通信】',
    '【港岬２８日＝灯】',
    '港岬＝灯通信',
    '港岬28日',
    '港岬（灯通信）',
  ];
  expect(bracketed.map(cleanDateline)).toEqual(bracketed.map(() => '港岬'));
  expect(cleanDateline('【2026年】')).toBeNull();
  expect(sameCity('Torigasawa', 'TORIGASAWA, Japan')).toBe(true);
  expect(sameCity('Niigata', 'TORIGASAWA, Japan')).toBe(false);
});
