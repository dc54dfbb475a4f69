import { expect, test } from 'vitest';
import { keepPhrases, phrasesOf } from './keep-phrases.ts';

test.each([
  ['夜行フェリー、十一年ぶりに港へ戻る', ['夜行', 'フェリー、', '十一', '年ぶりに', '港へ', '戻る']],
  ['「霧」の朝を待つ', ['「霧」の', '朝を', '待つ']],
  ['11月に3人が', ['11月に', '3人が']],
])('the phrases of %s', (text, phrases) => expect(phrasesOf(text)).toEqual(phrases));

test('breaks are forbidden inside phrases, and nothing else is changed', () => {
  const text = '夜行フェリー、港へ戻る Night ferry';
  const kept = keepPhrases(text);
  expect(kept.replaceAll('\u2060', '')).toBe(text);
  expect(kept).toContain('港\u2060へ戻');
  expect(kept).toContain('Night ferry');
  expect(keepPhrases('Night ferry')).toBe('Night ferry');
});
