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

/** No longer than the shortest field takes. */
const filled = awkwardText.map((text) => `x${text}`.slice(0, 60));
const items = fc.array(filled, { minLength: 1, maxLength: 4 });

const number = fc.integer({ min: 1, max: 1_000_000 });
const hundredths = fc.integer({ min: 0, max: 100 });
const moments = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const dates = fc.oneof(
  moments,
  moments.map((moment) => moment.slice(0, 10)),
);
const picture = fc.record(
  { id: number, alt: filled, caption: filled, credit: filled, focus: fc.tuple(hundredths, hundredths) },
  { requiredKeys: ['id'] },
);
const cardPicture = fc.record({ id: number, alt: filled, credit: filled });
const addresses = fc.constantFrom('https://pref.example/a?b=1&c=2', '/category/sea/ferry', 'http://[::1]/');
const embeds = fc.constantFrom(
  'https://youtu.be/abcdefghijk',
  'https://bsky.app/profile/rin.example/post/3kabcdefgh2a',
);

/** What holds more than words. */
const boxes = fc.oneof(
  fc
    .record({
      title: filled,
      facts: fc.array(fc.oneof(filled, fc.tuple(filled, filled)), { minLength: 1, maxLength: 4 }),
    })
    .map((factBox) => ({ factBox })),
  picture.map((image) => ({ image })),
  fc
    .record({ title: filled, pictures: fc.array(picture, { minLength: 2, maxLength: 4 }) })
    .map((gallery) => ({ gallery })),
  fc
    .array(fc.tuple(fc.oneof(dates, fc.constantFrom('1962', '2026-11')), filled), { minLength: 1, maxLength: 3 })
    .map((entries) => ({ timeline: { entries } })),
  fc
    .array(fc.record({ at: moments, heading: filled, text: filled }, { requiredKeys: ['at', 'heading'] }), {
      minLength: 1,
      maxLength: 3,
    })
    .map((keyEvents) => ({ keyEvents })),
  fc.record({ question: filled, by: filled }, { requiredKeys: ['question'] }),
  fc.record({ answer: filled, by: filled }, { requiredKeys: ['answer'] }),
  fc.constant({ topics: true as const }),
  fc.record({ href: embeds, title: filled }).map((embed) => ({ embed })),
  fc
    .record({ question: filled, answers: fc.uniqueArray(filled, { minLength: 2, maxLength: 10 }), number })
    .map((poll) => ({ poll })),
  number.map((story) => ({ story })),
  fc
    .record(
      {
        name: filled,
        kind: filled,
        area: filled,
        hours: filled,
        href: addresses,
        map: addresses,
        picture: cardPicture,
      },
      { requiredKeys: ['name'] },
    )
    .map((place) => ({ place })),
  fc
    .record(
      { name: filled, starts: dates, ends: dates, venue: filled, fee: filled, soldOut: fc.boolean() },
      { requiredKeys: ['name', 'starts'] },
    )
    .map((event) => ({ event })),
  fc
    .record(
      {
        title: filled,
        organisation: filled,
        place: filled,
        pay: filled,
        terms: fc.array(
          filled.map((term) => term.slice(0, 60)),
          { maxLength: 8 },
        ),
        href: addresses,
        until: dates,
      },
      { requiredKeys: ['title', 'organisation', 'place', 'href'] },
    )
    .map((job) => ({ job })),
  fc
    .record(
      { name: filled, seller: filled, price: filled, href: addresses, action: filled, picture: cardPicture },
      { requiredKeys: ['name', 'seller', 'href', 'action'] },
    )
    .map((product) => ({ product })),
);

/** Every kind of block that the desk can send. */
export const anyBlockInput: fc.Arbitrary<BlockInput> = fc.oneof(
  boxes,
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
