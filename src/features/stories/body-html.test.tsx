import { expect, test } from 'vitest';
import { renderHtml } from '../../platform/html/render.ts';
import type { Site } from '../network/network.ts';
import type { Block, Body, TableCell } from './body-schema.shared.ts';
import { BodyHtml } from './body-html.tsx';

function print(block: Block, language: 'en' | 'ja' = 'en'): string {
  const body: Body = { type: 'doc', content: [block] };
  const page = { site: {} as Site, language, now: new Date() };
  return renderHtml(<BodyHtml {...{ body, page, language }} edition="full" />);
}

test('a block is reached by its id, and its marks nest from outside in', () => {
  const marks = [{ type: 'link', attrs: { href: 'https://pref.example/a' } } as const, { type: 'em' } as const];
  expect(print({ type: 'paragraph', attrs: { id: 'k3f9' }, content: [{ type: 'text', text: 'page', marks }] })).toBe(
    '<p id="p-k3f9"><a href="https://pref.example/a" data-host="pref.example"><em>page</em></a></p>',
  );
});

test('words of a writer cannot become markup', () => {
  const text = '<script>alert(1)</script>';
  expect(print({ type: 'heading', attrs: { id: 'a' }, content: [{ type: 'text', text }] })).toContain('&lt;script>');
});

test('a reading stands over its word, in brackets where ruby is unknown', () => {
  const content = [{ type: 'ruby', attrs: { base: '離島', reading: 'りとう' } } as const];
  expect(print({ type: 'paragraph', attrs: { id: 'a' }, content })).toBe(
    '<p id="p-a"><ruby lang="ja">離島<rp>(</rp><rt>りとう</rt><rp>)</rp></ruby></p>',
  );
});

test('columns of numbers stand right, the empty corner heads nothing', () => {
  const cell = (text: string, type: TableCell['type'] = 'tableCell'): TableCell => ({
    type,
    content: text === '' ? [] : [{ type: 'text', text }],
  });
  const html = print({
    type: 'table',
    attrs: { id: 't', caption: 'Fares' },
    content: [
      { type: 'tableRow', content: [cell('', 'tableHead'), cell('Night', 'tableHead')] },
      { type: 'tableRow', content: [cell('Adult', 'tableHead'), cell('1,840 yen')] },
    ],
  });
  expect(html).toContain('<thead><tr><td></td><th scope="col" class="number">Night</th></tr></thead>');
  expect(html).toContain('<th scope="row">Adult</th><td class="number">1,840 yen</td>');
});
