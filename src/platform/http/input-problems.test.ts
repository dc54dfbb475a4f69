import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { inputProblems } from './input-problems.ts';

const story = z.strictObject({
  kind: z.enum(['news', 'guide']),
  headline: z.string().min(1).max(10),
  words: z.number().int().optional(),
  blocks: z.array(z.union([z.string(), z.object({ type: z.literal('list'), items: z.array(z.string()).min(1) })])),
});

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
    [
      'the form that comes closest',
      { kind: 'news', headline: 'x', blocks: [{ type: 'list', items: [] }] },
      'blocks[0].items: at least 1 entry is wanted.',
    ],
  ])('%s', (_what, value, words) => {
    expect(problemsOf(value)).toBe(words);
  });

  test('not more than one can read', () => {
    const many = problemsOf({ kind: 'news', headline: 'x', blocks: Array.from({ length: 30 }, () => 1) });
    expect(many.split('\n')).toHaveLength(11);
    expect(many).toContain('… and 20 more.');
  });
});
