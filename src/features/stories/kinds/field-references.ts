/**
 * Pictures and stories that fields name: `{ picture: 7, alt, caption, credit }` and `{ story: 12 }`, wherever they
 * stand. A file of the desk says `{ file, alt, caption, credit }` and `{ story: "an address" }`.
 */
import type { KindFields } from './kind-name.ts';

type Named = Readonly<Record<string, unknown>>;

/** In their order, each once. */
export function pictureIdsInFields(fields: KindFields): number[] {
  return numbersIn(fields, 'picture');
}

/** What the words of its pictures lack: alt text, caption, credit. */
export function missingInPictures(fields: KindFields): string[] {
  const said = objectsIn(fields).filter(({ picture }) => typeof picture === 'number');
  const lacks = (name: string): boolean =>
    said.some(({ [name]: text }) => typeof text !== 'string' || text.trim() === '');
  return (
    [
      ['alt', 'the alt text of a picture in its fields'],
      ['caption', 'the caption of a picture in its fields'],
      ['credit', 'the credit of a picture in its fields'],
    ] as const
  )
    .filter(([name]) => lacks(name))
    .map(([, words]) => words);
}

/** In their order, each once. */
export function storyIdsInFields(fields: KindFields): number[] {
  return numbersIn(fields, 'story');
}

function numbersIn(fields: KindFields, name: string): number[] {
  return [...new Set(objectsIn(fields).flatMap(({ [name]: id }) => (typeof id === 'number' ? [id] : [])))];
}

function objectsIn(value: unknown): Named[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Named, ...Object.values(value).flatMap(objectsIn)];
}

/** The same fields with each object that has a text or number of that name as `replace` makes it, one after the other. */
export async function withReplaced(
  fields: KindFields,
  name: 'file' | 'story',
  replace: (named: Named) => Promise<Named>,
): Promise<KindFields> {
  const walk = async (value: unknown): Promise<unknown> => {
    if (Array.isArray(value)) {
      const all: unknown[] = [];
      for (const one of value) all.push(await walk(one));
      return all;
    }
    if (typeof value !== 'object' || value === null) return value;
    const named = value as Named;
    if (['string', 'number'].includes(typeof named[name])) return replace(named);
    const walked: Record<string, unknown> = {};
    for (const [key, inner] of Object.entries(named)) walked[key] = await walk(inner);
    return walked;
  };
  return (await walk(fields)) as KindFields;
}
