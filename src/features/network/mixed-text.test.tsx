import { expect, test } from 'vitest';
import { renderHtml } from '../../platform/html/render.ts';
import { mixedText } from './mixed-text.tsx';

test('Japanese runs are marked on an English page, and only there', () => {
  expect(renderHtml(<>{mixedText('under 差引支給額.', 'en')}</>)).toBe('under <span lang="ja">差引支給額</span>.');
  expect(renderHtml(<>{mixedText('差引支給額', 'ja')}</>)).toBe('差引支給額');
});
