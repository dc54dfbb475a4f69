/** Arbitrary input for stories: what people write, and what nobody should. */
import fc from 'fast-check';
import { bodyText } from '../../src/features/stories/body-text.ts';
import { checkBody } from '../../src/features/stories/check-body.ts';
import type { Block } from '../../src/features/stories/stories.ts';
import type { BlockInput } from '../../src/features/stories/blocks/all-blocks.ts';

/** Text with the characters that mean something to the little markup, to HTML and to Japanese. */
export const awkwardText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '*',
        '**',
        '[',
        '](',
        ')',
        '{',
        '|',
        '}',
        '<p>',
        '</',
        '&amp;',
        '"',
        '\n',
        '\\',
        ' ',
        '漢字',
        'か',
      ),
      fc.constantFrom('http://example.com/', 'javascript:', '//host', '\u0000', '\u200b', '\ud83d', '😀'),
      fc.string({ maxLength: 6 }),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

const filled = awkwardText.map((text) => `x${text}`);
const items = fc.array(filled, { minLength: 1, maxLength: 4 });

/** Every kind of block that the desk can send. */
export const anyBlockInput: fc.Arbitrary<BlockInput> = fc.oneof(
  filled,
  filled.map((heading) => ({ heading })),
  fc.record({ pullQuote: filled, by: filled }),
  filled.map((pullQuote) => ({ pullQuote })),
  items.map((list) => ({ list })),
  items.map((steps) => ({ steps })),
  items.map((keyPoints) => ({ keyPoints })),
  fc.record({ head: items, rows: fc.array(items, { minLength: 1, maxLength: 3 }) }).map((table) => ({ table })),
  fc.array(fc.tuple(filled, filled, filled), { minLength: 1, maxLength: 3 }).map((words) => ({ words })),
);

/** Ids as the product makes them, but counted, so that a failing case reads the same twice. */
export function countedIds(): () => string {
  let made = 0;
  return () => `b${String((made += 1)).padStart(8, '0')}`;
}

/** What the schema finds wrong with blocks as a story's body. */
export function problemsOf(content: readonly Block[]): string[] {
  const found = checkBody({ type: 'doc', content });
  return 'problems' in found ? found.problems : [];
}

export function textOfBlocks(content: Block[]): string {
  return bodyText({ type: 'doc', content });
}
