/**
 * Paths of a profile. Of elements: `head/meta[@name="desk"]/@content`, from the item's own element on, `//city` anywhere
 * below it. Of JSON: `extra.desks[0].code`, `names[role=short].value`, `associations.*.caption` under any name.
 */
import { isObject } from './json-parts.ts';
import type { JsonObject } from './json-parts.ts';
import { attribute, below, childrenOf, wordsOf } from './xml-nodes.ts';
import type { XmlElement } from './xml-tree.ts';

/** Where the paths begin. */
const name = String.raw`[\p{L}\p{N}_$.:-]+`;
const value = String.raw`(?:"[^"\]]*"|'[^'\]]*'|[^"'\]]+)`;
const element = new RegExp(`^(?<name>${name})(?:\\[@(?<key>${name})=(?<value>${value})\\])?$`, 'u');
const property = new RegExp(
  `^(?<name>[\\p{L}\\p{N}_$:@-]+|\\*)(?:\\[(?:(?<at>\\d{1,4})|(?<key>[\\p{L}\\p{N}_$:@-]+)=(?<value>${value}))\\])?$`,
  'u',
);
const last = new RegExp(`^@${name}$`, 'u');
const most = 200;

type Source = XmlElement | JsonObject;

export function isPath(path: string): boolean {
  return isElementPath(path) || isJsonPath(path);
}

/** Every text that the path leads to. */
export function textsAtPath(source: Source, path: string): string[] {
  return isElement(source) ? textsOfElements(source, path) : textsOfJson(source, path);
}

export function isElement(source: Source): source is XmlElement {
  return Array.isArray(source['content']) && typeof source['key'] === 'string' && isObject(source['attributes']);
}

function isElementPath(path: string): boolean {
  const steps = path.replace(/^\/\//, '').split('/');
  return steps.every((step, index) => element.test(step) || (index === steps.length - 1 && last.test(step)));
}

function isJsonPath(path: string): boolean {
  return splitJson(path).every((step) => property.test(step));
}

function textsOfElements(source: XmlElement, path: string): string[] {
  if (!isElementPath(path)) return [];
  let found = [source];
  let anywhere = path.startsWith('//');
  for (const step of path.replace(/^\/\//, '').split('/')) {
    if (step.startsWith('@'))
      return found.map((part) => attribute(part, step.slice(1))).filter((text) => text !== null);
    const { name: key = '', key: named, value: wanted } = element.exec(step)?.groups ?? {};
    found = found
      .flatMap((part) => (anywhere ? below(part, key) : childrenOf(part, key)))
      .filter((part) => named === undefined || attribute(part, named) === unquoted(wanted))
      .slice(0, most);
    anywhere = false;
  }
  return found.map(wordsOf).filter((text) => text !== null);
}

function textsOfJson(source: unknown, path: string): string[] {
  let found: unknown[] = [source];
  for (const step of splitJson(path)) {
    const { name: key = '', at, key: named, value: wanted } = property.exec(step)?.groups ?? {};
    found = found
      .flatMap((part) => valuesAt(part, key))
      .filter((_part, index) => at === undefined || index === Number(at))
      .filter((part) => named === undefined || (isObject(part) && String(part[named]) === unquoted(wanted)))
      .slice(0, most);
  }
  return found
    .filter((part) => typeof part === 'string' || typeof part === 'number')
    .map((part) => String(part).trim())
    .filter((text) => text !== '');
}

function valuesAt(part: unknown, key: string): unknown[] {
  if (!isObject(part)) return [];
  const values: unknown = key === '*' ? Object.values(part).flat() : Object.hasOwn(part, key) ? part[key] : [];
  return Array.isArray(values) ? values : [values];
}

/** At the points that stand outside brackets. */
function splitJson(path: string): string[] {
  return path.split(/\.(?![^[]*\])/);
}

function unquoted(text: string | undefined): string | undefined {
  return text?.replace(/^(["'])(.*)\1$/, '$2');
}
