import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { inputProblems } from './input-problems.ts';

const story = z.strictObject({
  kind: z.enum(['news', 'guide']),
  headline: z.string().min(1).max(10),
  words: z.number().int().positive().optional(),
  port: z.union([z.literal('none'), z.number().max(65_535)]).optional(),
  key: z
    .string()
    .regex(/^[a-z]+$/, 'takes a to z')
    .optional(),
  blocks: z.array(
    z.union([
      z.string(),
      z.strictObject({ heading: z.string() }),
      z.strictObject({ list: z.array(z.string()).min(1), by: z.string().optional() }),
    ]),
  ),
});

const block = (written: unknown): object => ({ kind: 'news', headline: 'x', blocks: [written] });

function problemsOf(value: unknown): string {
  const parsed = story.safeParse(value);
  return parsed.success ? '' : inputProblems(parsed.error);
}

describe('what is wrong is said in words, with its place', () => {
  test.each<[string, unknown, string]>([
    ['no object', [], 'an object in braces is wanted.'],
    ['a missing text', { kind: 'news', blocks: [] }, 'headline: is missing; a text is wanted.'],
    ['an unknown kind', { kind: 'poem', headline: 'x', blocks: [] }, 'kind: one of these is wanted: news, guide.'],
    ['an empty text', { kind: 'news', headline: '', blocks: [] }, 'headline: at least 1 character is wanted.'],
    [
      'a long text',
      { kind: 'news', headline: 'x'.repeat(11), blocks: [] },
      'headline: at most 10 characters are wanted.',
    ],
    ['an unknown name', { kind: 'news', headline: 'x', blocks: [], hedline: 1 }, 'nothing here is called “hedline”.'],
    ['a part of a number', { kind: 'news', headline: 'x', blocks: [], words: 1.5 }, 'words: a whole number is wanted.'],
    ['too small a number', { kind: 'news', headline: 'x', blocks: [], words: 0 }, 'words: more than 0 is wanted.'],
    ['a form with words of its own', { kind: 'news', headline: 'x', blocks: [], key: 'X' }, 'key: takes a to z.'],
    ['the form that was meant', block({ list: [] }), 'blocks[0].list: at least 1 entry is wanted.'],
    ['the form that was meant, wrongly', block({ list: 'x' }), 'blocks[0].list: a list in brackets is wanted.'],
    ['none of the forms', block({ headin: 'x' }), 'blocks[0]: one of these is wanted: a text, {heading}, {list}.'],
    ['two forms at once', block({ heading: 'x', list: ['x'] }), 'blocks[0]: nothing here is called “list”.'],
    ['a word and a number', { ...block('x'), port: 'some' }, 'port: one of these is wanted: none, a number.'],
    ['a number of two forms', { ...block('x'), port: 99_999 }, 'port: at most 65535 is wanted.'],
  ])('%s', (_what, value, words) => {
    expect(problemsOf(value)).toBe(words);
  });

  test('a place is called what the person knows it by', () => {
    const parsed = story.safeParse({ ...block('x'), headline: '' });
    expect(parsed.error && inputProblems(parsed.error, { headline: '--title' })).toMatch(/^--title: at least 1/);
  });

  test('not more than one can read', () => {
    const many = problemsOf({ kind: 'news', headline: 'x', blocks: Array.from({ length: 30 }, () => 1) });
    expect(many.split('\n')).toHaveLength(11);
    expect(many).toContain('… and 20 more.');
  });
});
