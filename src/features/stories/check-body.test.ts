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

const picture = { picture: 1, alt: '', decorative: false, caption: '', credit: '', focus: null };
const image = (more: object) => doc({ type: 'image', attrs: { id: 'b111', ...picture, size: 'column', ...more } });
const gallery = (pictures: number) =>
  doc({
    type: 'gallery',
    attrs: { id: 'b111', title: null },
    content: Array.from({ length: pictures }, () => ({ type: 'galleryPicture', attrs: picture })),
  });
const poll = (id: string, answers: unknown) => ({ type: 'poll', attrs: { id, poll: 3, question: 'Q', answers } });
const entry = (date: string) =>
  doc({
    type: 'timeline',
    attrs: { id: 'b111', title: null },
    content: [{ type: 'timelineEntry', attrs: { date }, content: [text('x')] }],
  });
const embed = (href: string) => doc({ type: 'embed', attrs: { id: 'b111', href, title: 'T' } });

test.each([
  ['a picture without a number', image({ picture: '1' }), 'wrong picture'],
  ['a focus outside of the picture', image({ focus: { x: 101, y: 0 } }), 'wrong focus'],
  ['a focus with more to it', image({ focus: { x: 1, y: 0, style: 'x' } }), 'wrong focus'],
  ['a size that there is not', image({ size: 'huge' }), 'wrong size'],
  ['alt text without an end', image({ alt: 'x'.repeat(601) }), 'wrong alt'],
  ['a gallery of one', gallery(1), 'fewer than 2'],
  ['a gallery of 21', gallery(21), 'more than 20'],
  ['a poll with one answer', doc(poll('b111', ['Yes'])), 'wrong answers'],
  ['a poll twice', doc(poll('b111', ['Yes', 'No']), poll('b222', ['Yes', 'No'])), 'poll 3 twice'],
  ['a month that no year has', entry('2026-13'), 'wrong date'],
  ['a day that no month has', entry('2026-02-30'), 'wrong date'],
  ['a moment without its zone', entry('2026-02-20T06:10'), 'wrong date'],
  ['an embed of somebody unknown', embed('https://video.example/watch?v=abcdefghijk'), 'wrong href'],
  [
    'a card that leads into a script',
    doc({
      type: 'productCard',
      attrs: {
        id: 'b111',
        name: 'N',
        seller: 'S',
        text: null,
        price: null,
        href: 'javascript:x',
        action: 'A',
        picture: null,
      },
    }),
    'wrong href',
  ],
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
  expect('problems' in found && found.problems.join('; ')).toMatch(new RegExp(`body.*${problem}`));
});

test('a huge body is refused with one problem, and a wholly wrong one with twenty', () => {
  const many = Array.from({ length: 100_000 }, () => ({ type: 'hardBreak' }));
  const huge = checkBody(doc({ type: 'paragraph', attrs: { id: 'b111' }, content: many }));
  expect(huge).toEqual({ problems: [expect.stringContaining('more than 20000 nodes')] });
  const wrong = checkBody({ type: 'doc', content: Array.from({ length: 100_000 }, () => 7) });
  expect('problems' in wrong && wrong.problems).toHaveLength(20);
});
