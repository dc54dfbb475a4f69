import { expect, test } from 'vitest';
import { dataInScript } from './head-tags.tsx';

test('a headline cannot end the element that carries the data', () => {
  const data = { headline: '</script><script>alert(1)</script>' };
  expect(dataInScript(data)).not.toContain('<');
  expect(JSON.parse(dataInScript(data))).toEqual(data);
});
