import { describe, expect, test } from 'vitest';
import { termsOf } from './terms.ts';

const parts = (headline: string, body = '', standfirst: string | null = null) => ({
  headline,
  kicker: null,
  standfirst,
  body,
});

describe('what a text is about', () => {
  test('is its telling words, those of the headline first', () => {
    const terms = termsOf(
      parts('The night ferries return', 'The ferry waited. A cook waited with the ferry.', 'Cooks go home.'),
      'en',
    );
    expect([...terms.keys()].slice(0, 2)).toEqual(['ferrie', 'return']);
    expect(terms.has('ferry')).toBe(true);
    expect(terms.get('cook')).toBeGreaterThan(terms.get('home')!);
    expect(terms.has('with')).toBe(false);
  });

  test('in Japanese is found where no space parts the words', () => {
    const terms = termsOf(parts('深夜便が戻る', '島のフェリーは深夜に港を出る。'), 'ja');
    expect([...terms.keys()]).toEqual(expect.arrayContaining(['深夜', 'フェリー']));
    expect([...terms.keys()].every((term) => /[\p{Script=Han}\p{Script=Katakana}]/u.test(term))).toBe(true);
  });

  test('is bounded, however long and odd the text', () => {
    const odd = Array.from(
      { length: 50_000 },
      (_, at) => `word${String.fromCodePoint(97 + (at % 26)).repeat(1 + (at % 60))}`,
    ).join(' ');
    const terms = termsOf(parts('x'.repeat(300), odd), 'en');
    expect(terms.size).toBeLessThanOrEqual(60);
    for (const [term, weight] of terms) expect([term.length <= 40, weight > 0]).toEqual([true, true]);
    expect(termsOf(parts(''), 'en').size).toBe(0);
  });
});
