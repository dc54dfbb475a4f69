import fc from 'fast-check';
import { expect, test } from 'vitest';
import { awkwardText, countedIds, problemsOf, textOfBlocks } from '../../../tests/support/sample-bodies.ts';
import { within } from '../../../tests/support/within.ts';
import type { Block } from '../stories/stories.ts';
import { blocksFromHtml, blocksFromText } from './blocks-from-html.ts';

const read = (html: string): Block[] => blocksFromHtml(html, countedIds());
const textOf = (html: string): string => textOfBlocks(read(html));

test('paragraphs, headings, lists, emphasis and links are read into our blocks', () => {
  const [paragraph, heading, list, steps] = read(
    '<p>Snow, <em>wet</em> and <b>deep</b>, <a href="https://example.com/snow" onclick="x()">fell</a><br/>today.</p>' +
      '<h2>Where</h2><ul><li>North</li><li>East</li></ul><ol><li>Dig.</li></ol>',
  );
  expect(paragraph).toEqual({
    type: 'paragraph',
    attrs: { id: 'b00000001' },
    content: [
      { type: 'text', text: 'Snow, ' },
      { type: 'text', text: 'wet', marks: [{ type: 'em' }] },
      { type: 'text', text: ' and ' },
      { type: 'text', text: 'deep', marks: [{ type: 'strong' }] },
      { type: 'text', text: ', ' },
      { type: 'text', text: 'fell', marks: [{ type: 'link', attrs: { href: 'https://example.com/snow' } }] },
      { type: 'hardBreak' },
      { type: 'text', text: 'today.' },
    ],
  });
  expect(heading).toMatchObject({ type: 'heading', content: [{ text: 'Where' }] });
  expect(list).toMatchObject({
    type: 'bulletList',
    content: [{ content: [{ text: 'North' }] }, { content: [{ text: 'East' }] }],
  });
  expect(steps).toMatchObject({ type: 'orderedList', content: [{ content: [{ text: 'Dig.' }] }] });
});

test.each([
  ['<p>a<script>alert(1)</script>b</p>', 'ab'],
  ['<p>a<style>p { color: red }</style>b</p>', 'ab'],
  ['<p>a<iframe src="//x">c</iframe>b<svg><text>d</text></svg></p>', 'ab'],
  ['<p>a</p><!-- not for print --><p>b</p>', 'a\n\nb'],
  ['<p onmouseover="x()" style="x">a <span class="y">b</span></p>', 'a b'],
  ['<p>a &amp; b &lt;c&gt; &#8220;d&#8221; &eacute; &nbsp;e</p>', 'a & b <c> “d” é e'],
  ['<p>&amp;lt;script&amp;gt;</p>', '&lt;script&gt;'],
  ['a<p>b', 'a\n\nb'],
  ['<div><div><p>a</p>b</div></div>', 'a\n\nb'],
  ['<p>  a \n\n  b  </p><p> \n </p><p><br></p>', 'a b'],
  ['<blockquote><p>a</p></blockquote>', 'a'],
  ['<ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ul><p>e</p>', 'a\nb\nc\nd\n\ne'],
  ['<ul><li>a', 'a'],
  ['<ul><li>a</li></ul>b', 'a\n\nb'],
  ['<p>a</p><ul><li>b<p>c</p></li></ul>', 'a\n\nb\nc'],
  ['</ul></li></p></script>a', 'a'],
  ['<p><a href="javascript:alert(1)">a</a></p>', 'a'],
  ['<![CDATA[a]]><?php echo 1 ?><p>b</p>', 'b'],
])('%s → %j', (html, text) => {
  expect(textOf(html)).toBe(text);
});

test('a table is a table: heads, cells with marks, what stands in a cell on one line', () => {
  const [table, after] = read(
    '<table><thead><tr><th>Town</th><th>Snow</th></tr></thead><tbody><tr><td><p>Otaru</p><p>harbour</p></td><td><b>62</b> cm</td></tr><tr><td>Rumoi<td></tr></table><p>After.</p>',
  );
  expect(table).toMatchObject({
    type: 'table',
    content: [
      { content: [{ type: 'tableHead' }, { type: 'tableHead' }] },
      {
        content: [
          { type: 'tableCell', content: [{ text: 'Otaru harbour' }] },
          { type: 'tableCell', content: [{ text: '62', marks: [{ type: 'strong' }] }, { text: ' cm' }] },
        ],
      },
      { content: [{ content: [{ text: 'Rumoi' }] }, { content: [] }] },
    ],
  });
  expect(after).toMatchObject({ type: 'paragraph', content: [{ text: 'After.' }] });
});

test('what only looks like a table is its lines', () => {
  expect(read('<table><tr><td>One cell.</td></tr><tr><td>Another.</td></tr></table>')).toMatchObject([
    { type: 'paragraph', content: [{ text: 'One cell.' }] },
    { type: 'paragraph', content: [{ text: 'Another.' }] },
  ]);
  const wide = `<table>${`<tr>${'<td>x</td>'.repeat(13)}</tr>`.repeat(2)}</table>`;
  expect(read(wide).map(({ type }) => type)).toEqual(['paragraph', 'paragraph']);
  const inside =
    '<table><tr><td>A<table><tr><td>B</td><td>C</td></tr></table></td><td>D</td></tr><tr><td>E</td><td>F</td></tr></table>';
  expect(read(inside)).toMatchObject([{ type: 'table', content: [{ content: [{}, {}] }, { content: [{}, {}] }] }]);
  expect(textOf(inside)).toMatch(/A.*B.*C.*D.*E.*F/s);
});

test('a table keeps its words apart, cell by cell', () => {
  expect(textOf('<table><tr><th>Town</th><th>Snow</th></tr><tr><td>Otaru</td><td>62 cm</td></tr></table>')).toMatch(
    /Town\W+Snow\W+Otaru\W+62 cm/,
  );
});

test('no address gets through that a story may not link', () => {
  const parts = fc.constantFrom(
    'javascript:',
    '\t',
    '/',
    '\\',
    '&#9;',
    '&#x6a;',
    'http://',
    'data:',
    'a',
    ' ',
    '//b.example',
  );
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 5 }), (pieces) => {
      expect(problemsOf(read(`<p>x<a href="${pieces.join('')}">y</a></p>`))).toEqual([]);
    }),
  );
});

const tag = fc
  .constantFrom(
    ...[
      'p',
      'ul',
      'ol',
      'li',
      'h2',
      'a href="/x"',
      'b',
      'em',
      'br',
      'table',
      'tr',
      'td',
      'script',
      'svg',
      'div',
      'figure',
    ],
  )
  .chain((name) => fc.constantFrom(`<${name}>`, `</${name.split(' ')[0]}>`, `<${name}/>`));

test('any text makes either no block or a body that may be kept', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(fc.oneof(tag, awkwardText), { maxLength: 40 }).map((parts) => parts.join('')),
        fc.string({ unit: 'binary' }),
      ),
      (html) => {
        for (const content of [read(html), blocksFromText(html, countedIds())])
          if (content.length > 0) expect(problemsOf(content)).toEqual([]);
      },
    ),
    { numRuns: 1_000 },
  );
});

test('endless and deep copy is bounded', () => {
  expect(textOf(`<p>a</p>${'<div>'.repeat(500)}deep${'</div>'.repeat(500)}<p>b</p>`)).toBe('a\n\ndeep\n\nb');
  expect(() => read('<div>'.repeat(400_000))).toThrow('nested more than 1000 deep');
  expect(read('<p>a</p>'.repeat(100_000))).toHaveLength(2_000);
});

test('plain text is parted by its blank lines', () => {
  expect(blocksFromText('One\nline.\r\n\r\n  Two.  \n \n\n', countedIds())).toMatchObject([
    { type: 'paragraph', content: [{ type: 'text', text: 'One line.' }] },
    { type: 'paragraph', content: [{ type: 'text', text: 'Two.' }] },
  ]);
});

test.each([
  ['400,000 entities', '&amp;'.repeat(400_000), '&'.repeat(400_000)],
  ['200,000 breaks before the words', `<p>${'<br>'.repeat(200_000)}a</p>`, 'a'],
  ['200,000 breaks after the words', `<p>a${'<br>'.repeat(200_000)}</p>`, 'a'],
  ['entities in 50,000 marks', '<b>&amp;</b>'.repeat(50_000), '&'.repeat(50_000)],
])('%s take no longer than as many letters', (_what, html, text) => {
  const blocks = within(1_000, () => read(html));
  expect(textOfBlocks(blocks)).toBe(text);
  expect(problemsOf(blocks)).toEqual([]);
});

test('copy of more pieces than a body may hold keeps its words and loses marks', () => {
  const cells = Array.from({ length: 3_000 }, (_, index) => `<p>${`<b>${index}</b> <i>x</i> `.repeat(20)}</p>`);
  const blocks = read(cells.join('') + `<ul>${'<li>a</li>'.repeat(100_000)}</ul>`);
  expect(problemsOf(blocks)).toEqual([]);
  expect(textOfBlocks(blocks)).toContain('1999 x 1999 x');
});
