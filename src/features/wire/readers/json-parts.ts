/** What stands in JSON that nobody has checked: a wrong kind of value is as good as none. */

export type JsonObject = Record<string, unknown>;

/** More would be no list of a news item. */
const mostEntries = 2_000;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The first of the names under which there is a text with words in it, without white space around. */
export function textAt(value: unknown, ...names: string[]): string | null {
  if (!isObject(value)) return null;
  for (const name of names) {
    const found = value[name];
    if (typeof found === 'string' && found.trim() !== '') return found.trim();
  }
  return null;
}

export function numberAt(value: unknown, ...names: string[]): number | null {
  if (!isObject(value)) return null;
  const found = names.map((name) => value[name]).find((part) => typeof part === 'number' && Number.isFinite(part));
  return typeof found === 'number' ? found : null;
}

/** The first of the names under which anything is said, whatever it is: null is not said. */
export function anyAt(value: JsonObject, ...names: string[]): unknown {
  const name = names.find((candidate) => value[candidate] !== undefined && value[candidate] !== null);
  return name === undefined ? undefined : value[name];
}

/** Objects of the lists under any of the names. */
export function objectsAt(value: unknown, ...names: string[]): JsonObject[] {
  if (!isObject(value)) return [];
  return names
    .flatMap((name) => {
      const list = value[name];
      return Array.isArray(list) ? list.slice(0, mostEntries) : [];
    })
    .filter(isObject);
}

/** Texts of a list, or the one text that stands in its place. */
export function textsAt(value: unknown, name: string): string[] {
  if (!isObject(value)) return [];
  const found = value[name];
  const list: unknown[] = Array.isArray(found) ? found.slice(0, mostEntries) : [found];
  return list
    .filter((part) => typeof part === 'string')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Named objects: `{main: {…}}`, or `[{name: 'main', …}]` as newer standards have it. */
export function namedAt(value: unknown, name: string): [name: string | null, JsonObject][] {
  if (!isObject(value)) return [];
  const found = value[name];
  if (Array.isArray(found)) return objectsAt(value, name).map((part) => [textAt(part, 'name', 'rel'), part]);
  if (!isObject(found)) return [];
  return Object.entries(found)
    .slice(0, mostEntries)
    .filter((entry): entry is [string, JsonObject] => isObject(entry[1]));
}
