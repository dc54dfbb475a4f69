import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { htmlFaults } from '../../../../tests/support/html-validate.ts';
import { anyBlockInput, countedIds } from '../../../../tests/support/sample-bodies.ts';
import { drawBlocks, eachBlock } from '../../../../tests/support/sample-blocks.tsx';
import { bodyFromInput } from '../body-from-input.ts';
import { bodyText } from '../body-text.ts';
import { blockInput } from './all-blocks.ts';
import type { BlockInput } from './all-blocks.ts';

describe.each(eachBlock)('%s', (_kind, block) => {
  test('is what a desk’s file may say', () => {
    expect(blockInput.parse(block)).toEqual(block);
  });

  test.each(['full', 'lite', 'feed'] as const)('is valid in %s, and says its words', async (edition) => {
    const html = drawBlocks([block], { edition });
    expect(html).not.toBe('');
    const inPage = `<!doctype html><html lang="en"><head><title>T</title></head><body><main><h1>H</h1><h2>B</h2>${html}</main></body></html>`;
    expect(await htmlFaults(inPage)).toEqual([]);
  });
});

test('in feeds every kind is plain elements with whole addresses, whatever was written', () => {
  const allowed = new Set(
    'p h2 h3 ul ol li dl dt dd blockquote table caption thead tbody tr th td figure figcaption img a em strong b q br time ruby rt rp span div'.split(
      ' ',
    ),
  );
  const look = (html: string): void => {
    const parser = new Parser({
      onopentag(tag, attributes) {
        expect(allowed, html).toContain(tag);
        for (const [name, value] of Object.entries(attributes)) {
          expect(['href', 'rel', 'src', 'alt', 'width', 'height', 'datetime', 'scope', 'lang'], html).toContain(name);
          if (name === 'href' || name === 'src') expect(value, html).toMatch(/^(https?:\/\/|mailto:)/);
        }
      },
    });
    parser.end(html);
  };
  look(
    drawBlocks(
      eachBlock.map(([, block]) => block),
      { edition: 'feed' },
    ),
  );
  fc.assert(
    fc.property(fc.array(anyBlockInput, { minLength: 1, maxLength: 6 }), (blocks) => {
      look(drawBlocks(blocks, { edition: 'feed' }));
    }),
    { numRuns: 60 },
  );
});

test('no text of any block becomes markup', () => {
  const evil = '<img src=x onerror=alert(1)>';
  const filled = JSON.parse(
    JSON.stringify(
      eachBlock.map(([, block]) => block),
      (key, value: unknown) =>
        typeof value === 'string' &&
        !['at', 'starts', 'until', 'href', 'map', 'size'].includes(key) &&
        !/^\d{4}/.test(value)
          ? value + evil
          : value,
    ),
  ) as BlockInput[];
  for (const edition of ['full', 'lite', 'feed'] as const)
    expect(drawBlocks(filled, { edition })).not.toContain('<img src=x');
});

test('docs/BLOCKS.md shows every kind as a desk’s file may write it', () => {
  const text = readFileSync(new URL('../../../../docs/BLOCKS.md', import.meta.url), 'utf8');
  const shown = [...text.matchAll(/```json\n([\s\S]*?)```/g)].flatMap(
    ([, json]) => JSON.parse(json ?? '') as BlockInput[],
  );
  for (const block of shown) expect(blockInput.parse(block)).toEqual(block);
  const kindOf = (block: BlockInput): string => (typeof block === 'string' ? 'text' : (Object.keys(block)[0] ?? ''));
  expect(new Set(shown.map(kindOf))).toEqual(new Set([...eachBlock.map(([, block]) => kindOf(block)), 'topics']));
});

test('as plain text every kind has its words, and neither what is sold nor what belongs to other stories', () => {
  const body = bodyFromInput(
    eachBlock.map(([, block]) => block),
    countedIds(),
  );
  expect(bodyText(body)).toMatchInlineSnapshot(`
    "A small boat.

    Fares

    You leave early.

    one
    two

    one
    two

    one
    two

    	Day
    Adult	920 yen

    夜行便 night service

    The line
    Opened: 1962
    Boats: two
    It is the last of its kind.

    The ferry.

    On the quay
    A rope.
    A bell.

    1962: It opens.
    2026-11: It closes.
    2026-11-24: It is back.

    Fog
    The second waits.
    The first boat leaves

    Why at night?

    Because of the choir.

    The crossing

    Would you take it?
    Yes
    No

    Old quay
    Harbour
    Uno
    always

    Night choir
    Quay
    free

    Deckhand
    Seto Line
    Uno
    Japanese: none"
  `);
});
