/** How NewsML-G2 names things: by codes with prefixes, by addresses, by words in several languages. */
import type { WirePlace } from '../wire-item.ts';
import { isCountry, placeFromWords } from './to-place.ts';
import { attribute, childrenOf, partedWordsOf, wordsOf } from './xml-nodes.ts';
import type { XmlElement } from './xml-tree.ts';

/** `stat:usable`, an address, or a word. */
export function codeOf(element: XmlElement | undefined): string | null {
  return attribute(element, 'qcode', 'uri', 'literal');
}

/** What stands behind the prefix. */
export function localCode(element: XmlElement | undefined, name?: string): string | null {
  const code = name === undefined ? codeOf(element) : attribute(element, name, `${name}uri`);
  return code?.replace(/^.*[:/#]/s, '') || null;
}

export function nameOf(concept: XmlElement | undefined, language: string | null): string | null {
  return inLanguage(childrenOf(concept, 'name'), language);
}

/** The words in the item's language; else those that name none, else the first. */
export function inLanguage(said: readonly XmlElement[], language: string | null): string | null {
  const base = (tag: string | null): string | null => tag?.toLowerCase().split(/[-_]/)[0] ?? null;
  const worded = said.filter((element) => wordsOf(element) !== null);
  const own = worded.find((element) => base(attribute(element, 'lang')) === base(language));
  return partedWordsOf(own ?? worded.find((element) => attribute(element, 'lang') === null) ?? worded[0]);
}

/** `located`: a city for the most part, with what it lies in. */
export function placeOf(located: XmlElement | undefined, language: string | null): WirePlace | null {
  const name = nameOf(located, language) ?? attribute(located, 'literal');
  if (!located || name === null) return null;
  const around = childrenOf(located, 'broader');
  if (around.length === 0 && levelOf(located) === null) return placeFromWords(name);
  const place: WirePlace = { city: null, region: null, country: null };
  for (const part of [located, ...around]) {
    const called = nameOf(part, language) ?? localCode(part);
    const level = levelOf(part) ?? (part === located ? 'city' : guessLevel(part, called));
    place[level] ??= called;
  }
  return place;
}

function levelOf(concept: XmlElement): keyof WirePlace | null {
  const type = localCode(concept, 'type')?.toLowerCase() ?? '';
  if (/city|town|sublocation/.test(type)) return 'city';
  if (/state?prov|region|province|admin/.test(type)) return 'region';
  return /country|nation/.test(type) ? 'country' : null;
}

function guessLevel(concept: XmlElement, name: string | null): keyof WirePlace {
  const code = codeOf(concept) ?? '';
  if (/3166-1a\d:[a-z]{2,3}$/i.test(code) || isCountry(name ?? '')) return 'country';
  return 'region';
}
