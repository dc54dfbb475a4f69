/** What is wrong with an input, in words for the person who wrote it: the place, and what is wanted there. */
import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/**
 * A line per problem: `sites[0].host: takes a host name such as news.example.` At most ten. `called`: what the person
 * knows a place by who wrote no file but options.
 */
export function inputProblems(error: z.ZodError, called: Readonly<Record<string, string>> = {}): string {
  const lines = error.issues
    .flatMap(problemsOf)
    .map(({ path, words }) => (path === '' ? words : `${called[path] ?? path}: ${words}`));
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
      return say(`${isMissing(issue) ? 'is missing; ' : ''}${wanted(issue.expected)} is wanted.`);
    case 'invalid_value':
      return say(`one of these is wanted: ${issue.values.map(String).join(', ')}.`);
    case 'unrecognized_keys':
      return say(`nothing here is called ${issue.keys.map((key) => `“${key}”`).join(', ')}.`);
    case 'too_small':
      if (!issue.inclusive) return say(`more than ${issue.minimum} is wanted.`);
      return say(`at least ${issue.minimum} ${unit(issue.origin, Number(issue.minimum))} wanted.`);
    case 'too_big':
      return say(`at most ${issue.maximum} ${unit(issue.origin, Number(issue.maximum))} wanted.`);
    case 'invalid_format':
      return say(ownWords(issue.message) ?? formats[issue.format] ?? 'has not the form that is wanted.');
    case 'invalid_union': {
      // Which form is meant is said by one field, and that has none of the words for it.
      if (issue.errors.length === 0) return say(`one of these is wanted: ${optionsOf(issue)}.`);
      const meant =
        issue.errors.find((form) => !form.some(isOfAnotherForm)) ??
        issue.errors.find((form) => form.filter(isOfAnotherForm).every(({ code }) => code === 'unrecognized_keys'));
      if (meant) return meant.flatMap((inner) => problemsOf({ ...inner, path: [...issue.path, ...inner.path] }));
      const forms = [...new Set(issue.errors.map(formOf))];
      return say(forms.length === 1 ? `${forms[0]} is wanted.` : `one of these is wanted: ${forms.join(', ')}.`);
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

/** Whether it says that something else was written, rather than this and wrongly. */
function optionsOf(issue: Issue): string {
  return 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String).join(', ') : 'another one';
}

function isOfAnotherForm(issue: Issue): boolean {
  if (issue.path.length > 0) return issue.path.length === 1 && isMissing(issue);
  return ['invalid_type', 'invalid_value', 'unrecognized_keys'].includes(issue.code);
}

/** What would have been that form: `a text`, `{heading}`. */
function formOf(issues: readonly Issue[]): string {
  const names = issues
    .filter((issue) => issue.path.length === 1 && isMissing(issue))
    .map(({ path }) => String(path[0]));
  if (names.length > 0) return `{${names.join(', ')}}`;
  const [first] = issues;
  if (first?.code === 'invalid_type') return wanted(first.expected);
  return first?.code === 'invalid_value' ? first.values.join(', ') : 'an object in braces';
}

/** The library keeps what was written out of its issues, and says of nothing alone that it was nothing. */
function isMissing(issue: Issue): boolean {
  return issue.code === 'invalid_type' && issue.message.endsWith('received undefined');
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
  datetime: 'a time with a zone, such as 2026-11-25T06:10+09:00, is wanted.',
  date: 'a day such as 2026-11-28 is wanted.',
  email: 'a mail address is wanted.',
};
