/** What is wrong with an input, in words for the person who wrote it: the place, and what is wanted there. */
import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** A line per problem: `sites[0].host: letters, digits, dots and hyphens are wanted.` At most ten. */
export function inputProblems(error: z.ZodError): string {
  const lines = error.issues.flatMap(problemsOf).map(({ path, words }) => (path === '' ? words : `${path}: ${words}`));
  const shown = lines.slice(0, 10);
  if (lines.length > shown.length) shown.push(`… and ${lines.length - shown.length} more.`);
  return shown.join('\n');
}

interface Problem {
  path: string;
  words: string;
}

function problemsOf(issue: Issue): Problem[] {
  const path = placeOf(issue.path);
  const say = (words: string): Problem[] => [{ path, words }];
  switch (issue.code) {
    case 'invalid_type':
      return say(
        `${issue.message.endsWith('received undefined') ? 'is missing; ' : ''}${wanted(issue.expected)} is wanted.`,
      );
    case 'invalid_value':
      return say(`one of these is wanted: ${issue.values.map(String).join(', ')}.`);
    case 'unrecognized_keys':
      return say(`nothing here is called ${issue.keys.map((key) => `“${key}”`).join(', ')}.`);
    case 'too_small':
      return say(`at least ${issue.minimum} ${unit(issue.origin, Number(issue.minimum))} wanted.`);
    case 'too_big':
      return say(`at most ${issue.maximum} ${unit(issue.origin, Number(issue.maximum))} wanted.`);
    case 'invalid_format':
      return say(formats[issue.format] ?? ownWords(issue.message) ?? 'has not the form that is wanted.');
    case 'invalid_union': {
      // The form that it comes closest to says most.
      const closest = issue.errors.toSorted((a, b) => depth(b) - depth(a))[0];
      if (closest === undefined) return say('it is in none of the forms that are read.');
      return closest.flatMap((inner) => problemsOf({ ...inner, path: [...issue.path, ...inner.path] }));
    }
    case 'invalid_key':
    case 'invalid_element':
      return say('holds something that does not belong there.');
    case 'not_multiple_of':
      return say(`a multiple of ${issue.divisor} is wanted.`);
    case 'custom':
      return say(`${issue.message}.`);
  }
}

function depth(issues: readonly Issue[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length));
}

/** `sites[0].host` */
function placeOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : text === '' ? String(part) : `${text}.${String(part)}`,
    '',
  );
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object in braces',
  record: 'an object in braces',
  array: 'a list in brackets',
  tuple: 'a list in brackets',
};

function wanted(expected: string): string {
  return kinds[expected] ?? expected;
}

function unit(origin: string, count: number): string {
  if (origin === 'string') return count === 1 ? 'character is' : 'characters are';
  if (origin === 'array' || origin === 'set') return count === 1 ? 'entry is' : 'entries are';
  return 'is';
}

/** What our own schema says; the library's own words begin so. */
function ownWords(message: string): string | undefined {
  return message.startsWith('Invalid') ? undefined : `${message}.`;
}

const formats: Readonly<Record<string, string>> = {
  url: 'an address such as postgres://user@host/name is wanted.',
  datetime: 'a time with a zone, such as 2026-11-25T06:10+09:00, is wanted.',
};
