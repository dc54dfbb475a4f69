/** Ways about in an XML tree. */
import type { XmlElement } from './xml-tree.ts';

/** The first element at a path of keys: `at(item, 'itemMeta', 'pubStatus')`. */
export function at(element: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((found, key) => found && childrenOf(found, key)[0], element);
}

/** Every child element with one of the keys, or every child element. */
export function childrenOf(element: XmlElement | undefined, ...keys: string[]): XmlElement[] {
  if (!element) return [];
  return element.content.filter(
    (part): part is XmlElement => typeof part !== 'string' && (keys.length === 0 || keys.includes(part.key)),
  );
}

/** Every element below that has one of the keys, in the document's order. */
export function below(element: XmlElement | undefined, ...keys: string[]): XmlElement[] {
  const found: XmlElement[] = [];
  const look = (parent: XmlElement): void => {
    for (const part of parent.content) {
      if (typeof part === 'string') continue;
      if (keys.includes(part.key)) found.push(part);
      look(part);
    }
  };
  if (element) look(element);
  return found;
}

/** An attribute by its name, with any prefix; null also where it says nothing. */
export function attribute(element: XmlElement | undefined, ...names: string[]): string | null {
  for (const name of names) {
    const found = attributeAsWritten(element, name)?.trim();
    if (found !== undefined && found !== '') return found;
  }
  return null;
}

/** The same, but what is there and says nothing is ''. */
export function attributeAsWritten(element: XmlElement | undefined, name: string): string | undefined {
  if (!element) return undefined;
  const own = element.attributes[name];
  if (own !== undefined) return own;
  const prefixed = Object.keys(element.attributes).find((key) => key.endsWith(`:${name}`) && !key.startsWith('xmlns:'));
  return prefixed === undefined ? undefined : element.attributes[prefixed];
}

/** The words inside, also those of elements within, with single spaces; null where there are none. */
export function wordsOf(element: XmlElement | undefined): string | null {
  return spaced(rawTextOf(element)) || null;
}

/** The same, with elements within parted by spaces: bylines put names and offices into elements without any between. */
export function partedWordsOf(element: XmlElement | undefined): string | null {
  const words: string[] = [];
  const look = (parent: XmlElement): void => {
    for (const part of parent.content) {
      if (typeof part === 'string') words.push(part);
      else {
        words.push(' ');
        look(part);
        words.push(' ');
      }
    }
  };
  if (element) look(element);
  return spaced(words.join('')).replaceAll(/ ([,.;:!?])/g, '$1') || null;
}

export function rawTextOf(element: XmlElement | undefined): string {
  const words: string[] = [];
  const look = (parent: XmlElement): void => {
    for (const part of parent.content) {
      if (typeof part === 'string') words.push(part);
      else look(part);
    }
  };
  if (element) look(element);
  return words.join('');
}

export function spaced(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
