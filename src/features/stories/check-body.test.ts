import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyBlockInput, countedIds } from '../../../tests/support/sample-bodies.ts';
import { bodyFromInput } from './body-from-input.ts';
import { checkBody } from './check-body.ts';

const paragraph = (attrs: object, ...content: unknown[]) => ({ type: 'paragraph', attrs, content });
const doc = (...content: unknown[]) => ({ type: 'doc', content });
const text = (words: string, ...marks: unknown[]) => ({ type: 'text', text: words, marks });

test('every body that the desk’s blocks make is a body', () => {
  fc.assert(
    fc.property(fc.array(anyBlockInput, { minLength: 1, maxLength: 8 }), (blocks) => {
      const body = bodyFromInput(blocks, countedIds());
      expect(checkBody(body)).toEqual({ body });
    }),
  );
});

test('what is no body is refused, whatever it is', () => {
  fc.assert(
    fc.property(fc.anything({ maxDepth: 5, withNullPrototype: true }), fc.boolean(), (value, inDoc) => {
      const found = checkBody(inDoc ? doc(value) : value);
      expect('problems' in found && found.problems.length > 0).toBe(true);
    }),
  );
});

test.each([
  ['an id twice', doc(paragraph({ id: 'b111' }), paragraph({ id: 'b111' })), 'wrong id'],
  ['no id', doc(paragraph({})), 'wrong id'],
  ['an id that is no word', doc(paragraph({ id: '"><script>' })), 'wrong id'],
  ['an unknown attribute', doc(paragraph({ id: 'b111', onclick: 'x' })), 'unknown attribute onclick'],
  ['an attribute that every object has', doc(paragraph({ id: 'b111', toString: 'x' })), 'unknown attribute toString'],
  ['an unknown block', doc({ type: 'iframe', attrs: { id: 'b111' } }), 'may not stand'],
  ['a block of the name of what every object has', doc({ type: 'constructor', content: [] }), 'may not stand'],
  ['a block in a block', doc(paragraph({ id: 'b111' }, paragraph({ id: 'b222' }))), 'may not stand'],
  ['an unknown mark', doc(paragraph({ id: 'b111' }, text('x', { type: 'style' }))), 'unknown mark'],
  [
    'a link that runs',
    doc(paragraph({ id: 'b111' }, text('x', { type: 'link', attrs: { href: 'javascript:x' } }))),
    'may not be linked',
  ],
  ['an empty text', doc(paragraph({ id: 'b111' }, text(''))), 'text without text'],
  ['nothing', doc(), 'is empty'],
  [
    'a table cell that is none',
    doc({ type: 'table', attrs: { id: 'b111', caption: null }, content: [{ type: 'tableRow', content: [text('x')] }] }),
    'may not stand',
  ],
])('%s is refused, and where is said', (_what, body, problem) => {
  const found = checkBody(body);
  expect('problems' in found && found.problems.join('; ')).toMatch(new RegExp(`^body.*${problem}`));
});

test('a huge body is refused with one problem, and a wholly wrong one with twenty', () => {
  const many = Array.from({ length: 100_000 }, () => ({ type: 'hardBreak' }));
  const huge = checkBody(doc({ type: 'paragraph', attrs: { id: 'b111' }, content: many }));
  expect(huge).toEqual({ problems: [expect.stringContaining('more than 20000 nodes')] });
  const wrong = checkBody({ type: 'doc', content: Array.from({ length: 100_000 }, () => 7) });
  expect('problems' in wrong && wrong.problems).toHaveLength(20);
});
