/** What the help says: of one verb, of a group such as `wire`, or of all; and which verb was meant where there is none. */
import type { Verb } from './verb.ts';

type Verbs = Readonly<Record<string, Verb>>;

const last = 'A STORY is its number or its address. Every verb takes --json and --help.';

export function helpText(verbs: Verbs, args: readonly string[], verb: Verb | undefined): string {
  if (verb) return `Usage: ./kawaraban ${verb.usage} [--json]\n\n${verb.help}`;
  const group = verbsOf(verbs, args[0] ?? '');
  if (group.length > 0) return `${listed(verbs, group)}\n\n${last}`;
  return `Kawaraban runs a network of news sites.\n\n${listed(verbs, Object.keys(verbs))}\n\n${last}`;
}

/** What is wrong goes first, and only the verbs of the group that was meant follow. */
export function noSuchVerb(verbs: Verbs, args: readonly string[]): string {
  const [first = '', ...rest] = args.filter((word) => !word.startsWith('-'));
  const group = verbsOf(verbs, first);
  if (group.length === 0) {
    const firsts = [...new Set(Object.keys(verbs).map((name) => name.split(' ')[0] ?? ''))];
    return `There is no verb “${first}”${meantBy([first], firsts)}\nVerbs begin with ${firsts.join(', ')}; \`./kawaraban --help\` lists them.`;
  }
  const own = group.map((name) => name.slice(first.length + 1));
  const problem =
    rest.length === 0
      ? `“${first}” needs a verb: ${own.join(', ')}.`
      : `There is no verb “${rest[0]}” of ${first}${meantBy(rest, own)}`;
  return `${problem}\n\n${listed(verbs, group)}`;
}

function verbsOf(verbs: Verbs, first: string): string[] {
  return Object.keys(verbs).filter((name) => name.startsWith(`${first} `));
}

function listed(verbs: Verbs, names: readonly string[]): string {
  return names.map((name) => `  ./kawaraban ${verbs[name]?.usage}\n      ${verbs[name]?.help}`).join('\n');
}

function meantBy(said: readonly string[], names: readonly string[]): string {
  const near = names
    .map((name) => ({ name, off: changes(said.slice(0, name.split(' ').length).join(' '), name) }))
    .filter(({ name, off }) => off <= Math.max(1, Math.floor(name.length / 3)))
    .toSorted((a, b) => a.off - b.off)[0];
  return near ? `; did you mean “${near.name}”?` : '.';
}

/** How many letters one has to change, add or leave out (Levenshtein). */
function changes(a: string, b: string): number {
  if (a.length > 40) return a.length;
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let at = 0; at < a.length; at += 1) {
    const next = [at + 1];
    for (let to = 0; to < b.length; to += 1)
      next.push(Math.min((next[to] ?? 0) + 1, (row[to + 1] ?? 0) + 1, (row[to] ?? 0) + (a[at] === b[to] ? 0 : 1)));
    row = next;
  }
  return row[b.length] ?? 0;
}
