/**
 * What of a text is for people, and whether it stands in other texts. A word is made of letters alone, so ids, addresses,
 * codes, sizes and MIME types have none; months and days are dates. Less than two words, or four characters of a script
 * without spaces, is a code or a name for it more often than a sentence, and too short to tell where it went. Pure.
 */
import { Parser } from 'htmlparser2';

/** Scripts without spaces. */
const unspacedCharacter =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;
const token =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+|[[\p{L}\p{M}\p{N}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]]+/gv;
const word = /^\p{L}[\p{L}\p{M}'’.-]*$/u;
const dateWord =
  /^(jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|gmt|utc|jst|est|edt|cet|cest|bst|am|pm|a\.m|p\.m)$/i;
const dateCharacter = /[年月日時分秒曜午前後]/gu;
/** Where what stands on one side may be kept in one field and what on the other in another. */
const ends = /[\n。！？!?;；|()（）[\]【】「」『』]+|[.:](?=\s|$)/u;
const fewest = { words: 2, characters: 4 };
/** Of a text's pairs of words: a reader may take a place or a title away and leave the rest. */
const enough = 0.8;
const opening = /^(by|(photos?|foto|text|words)(:| by)) /i;

/** The parts of a text that are for people. */
export function partsForPeople(text: string): string[] {
  return plain(text)
    .split(ends)
    .map((part) => part.replaceAll(/\s+/g, ' ').trim().replace(opening, ''))
    .filter(isForPeople);
}

export function isForPeople(part: string): boolean {
  const characters = part.replaceAll(dateCharacter, '').match(unspacedCharacter)?.length ?? 0;
  if (characters >= fewest.characters) return true;
  const words = part
    .split(' ')
    .map((chunk) => chunk.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter((chunk) => chunk.length > 1 && word.test(chunk) && !dateWord.test(chunk));
  return words.length >= fewest.words;
}

/** Pairs of neighbouring words, and runs of three characters where there are no words. */
export type Pairs = ReadonlySet<string>;

export function pairsOf(texts: Iterable<string>): Pairs {
  const found = new Set<string>();
  for (const text of texts) for (const pair of pairsIn(text)) found.add(pair);
  return found;
}

export function standsIn(part: string, pairs: Pairs): boolean {
  let [all, there] = [0, 0];
  for (const pair of pairsIn(part)) {
    all += 1;
    if (pairs.has(pair)) there += 1;
  }
  return there >= all * enough;
}

/** Without regard to case, width, what stands between words, dates and numbers: datelines are read without them. */
function* pairsIn(text: string): Generator<string> {
  let before: string | undefined;
  for (const [run] of text.normalize('NFKC').toLowerCase().matchAll(token)) {
    if (run.match(unspacedCharacter)) {
      for (let at = 0; at + 3 <= run.length; at += 1) yield run.slice(at, at + 3);
      before = undefined;
    } else if (!dateWord.test(run) && !/^\p{N}+$/u.test(run)) {
      if (before !== undefined) yield `${before} ${run}`;
      before = run;
    }
  }
}

const parting = /^(p|div|br|li|tr|td|th|h[1-6]|hl\d|ul|ol|table|section|article|blockquote|figure|figcaption|block)$/;

/** Without tags and entities, where there are any. */
function plain(text: string): string {
  if (!/<[a-z!/]|&#?\w{1,31};/i.test(text)) return text;
  const words: string[] = [];
  let silent = 0;
  const parser = new Parser({
    ontext: (part) => void (silent === 0 && words.push(part)),
    onopentag(tag) {
      if (/^(script|style)$/.test(tag)) silent += 1;
      if (parting.test(tag)) words.push('\n');
    },
    onclosetag(tag) {
      if (/^(script|style)$/.test(tag)) silent -= 1;
      if (parting.test(tag)) words.push('\n');
    },
  });
  parser.end(text);
  return words.join('');
}
