import fc from 'fast-check';
import { expect, test } from 'vitest';
import { awkwardText } from '../../../tests/support/sample-bodies.ts';
import { within } from '../../../tests/support/within.ts';
import { checkBody } from './check-body.ts';
import { parseInline, safeHref } from './inline-markup.ts';

test('the four marks are read, and what does not close is text', () => {
  expect(parseInline('a *b* **c** [d](/e) {漢字|かんじ} *f')).toEqual([
    { type: 'text', text: 'a ' },
    { type: 'text', text: 'b', marks: [{ type: 'em' }] },
    { type: 'text', text: ' ' },
    { type: 'text', text: 'c', marks: [{ type: 'strong' }] },
    { type: 'text', text: ' ' },
    { type: 'text', text: 'd', marks: [{ type: 'link', attrs: { href: '/e' } }] },
    { type: 'text', text: ' ' },
    { type: 'ruby', attrs: { base: '漢字', reading: 'かんじ' } },
    { type: 'text', text: ' *f' },
  ]);
  expect(parseInline('**[a](/b)**')).toEqual([
    { type: 'text', text: 'a', marks: [{ type: 'strong' }, { type: 'link', attrs: { href: '/b' } }] },
  ]);
});

test('any text makes inline content that may stand in a paragraph', () => {
  fc.assert(
    fc.property(fc.oneof(awkwardText, fc.string({ unit: 'binary' })), (text) => {
      const content = parseInline(text);
      const body = { type: 'doc', content: [{ type: 'paragraph', attrs: { id: 'b111' }, content }] };
      expect(checkBody(body)).toEqual({ body });
    }),
  );
});

test.each(['*a*', '[', '[a](', '{a|', '**', '[a](/b)'])(
  'a longest paragraph of nothing but %s is read at once',
  (part) => {
    within(1_000, () => parseInline(part.repeat(8_000 / part.length)));
  },
);

test.each([
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'java\tscript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:https://example.com/1',
  '//host.example/path',
  '/\\host.example',
  '\\\\host.example',
  '/\t/host.example',
  '/\n/host.example',
  '/\u0000/host.example',
  '/path\r\nset-cookie: a=b',
  'https://user@host.example/',
  'https://user:secret@host.example/',
  'relative/path',
  '#fragment',
  'https://',
  '',
])('%j is no address that a story may link', (address) => {
  expect(safeHref(address)).toBeNull();
});

test('http, https, mail and paths of the site may be linked; nothing that comes out can leave them', () => {
  expect(
    ['/a/b?c=d#e', 'https://example.com/ä', 'HTTP://EXAMPLE.COM', 'mailto:desk@example.com'].map(safeHref),
  ).toEqual(['/a/b?c=d#e', 'https://example.com/%C3%A4', 'http://example.com/', 'mailto:desk@example.com']);
  const parts = fc.constantFrom('/', '\\', '\t', '\n', ' ', ':', '.', '@', 'a', 'http', 'javascript', '?', '#');
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 8 }), (pieces) => {
      const href = safeHref(pieces.join(''));
      if (href === null) return;
      const resolved = new URL(href, 'https://news.example/');
      expect(['http:', 'https:', 'mailto:']).toContain(resolved.protocol);
      if (href.startsWith('/')) expect(resolved.host).toBe('news.example');
    }),
    { numRuns: 2_000 },
  );
});
