/** Words of feeds: HTML where plain text is promised, names behind addresses, notices of the whole feed. */
import { Parser } from 'htmlparser2';
import { at, attribute, childrenOf, rawTextOf, spaced, wordsOf } from './xml-nodes.ts';
import type { XmlElement } from './xml-tree.ts';

const longest = 100_000;

/** Many feeds put markup, or entities twice escaped, where there should be plain words. */
export function plainWords(text: string | null): string | null {
  if (text === null || text.trim() === '') return null;
  if (!/<[a-z!/]|&#?\w{1,31};/i.test(text)) return spaced(text);
  const words: string[] = [];
  const parser = new Parser({
    ontext: (part) => void words.push(part),
    onopentag: (tag) => void (/^(p|br|div|li)$/.test(tag) && words.push(' ')),
  });
  parser.end(text.slice(0, longest));
  return spaced(words.join('')) || null;
}

/** `desk@meridian.example (Tamaki Ichinose)` is somebody; an address alone is nobody to readers. */
export function personOf(text: string | null): string | null {
  const name = /\(([^()]+)\)\s*$/.exec(text ?? '')?.[1] ?? text;
  return name === null || name.includes('@') ? null : spaced(name) || null;
}

export function peopleOf(elements: readonly (XmlElement | undefined)[]): string | null {
  const names = elements.map((element) => personOf(plainWords(wordsOf(element)))).filter((name) => name !== null);
  return [...new Set(names)].join(', ') || null;
}

/** What of the entry, else of the feed, is said about rights. */
export function feedRights(
  entry: XmlElement,
  feed: XmlElement | undefined,
): { notice: string | null; holder: string | null; usageTerms: string | null } {
  const first = (...keys: string[]): string | null =>
    [entry, feed]
      .flatMap((part) => childrenOf(part, ...keys))
      .map((one) => plainWords(rawTextOf(one)))
      .find((words) => words != null) ?? null;
  const license = [entry, feed].flatMap((part) => [
    ...childrenOf(part, 'link', 'atom:link').filter((link) => attribute(link, 'rel') === 'license'),
    ...childrenOf(part, 'license', 'media:license'),
  ])[0];
  return {
    notice: first('rights', 'dc:rights', 'media:copyright', 'copyright'),
    holder: first('dcterms:rightsHolder'),
    usageTerms: attribute(license, 'href', 'resource') ?? wordsOf(license) ?? first('dcterms:license'),
  };
}

/** In the first place where there are words. */
export function firstWords(element: XmlElement, ...keys: string[]): string | null {
  return keys.map((key) => rawTextOf(at(element, key)).trim()).find((text) => text !== '') ?? null;
}
