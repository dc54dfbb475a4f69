/** The place of a text where what was asked stands, with the words marked. */
import type { Phrase } from './parse-query.ts';
import { folded, segmenterOf } from './tokens.ts';

export interface SnippetPart {
  text: string;
  found: boolean;
}

const around = { latin: 90, other: 45 };

type Place = [start: number, end: number];

/** From the first word that is found; the beginning where none is, as when only the headline has it. */
export function snippet(text: string, phrases: readonly Phrase[], language: string): SnippetPart[] {
  const flat = text.replaceAll(/\s+/g, ' ').trim();
  const reach = language === 'ja' ? around.other : around.latin;
  const places = placesOf(flat, phrases, language, reach * 2);
  const first = places[0]?.[0] ?? 0;
  const from = first <= reach ? 0 : wordStart(flat, first - reach);
  const to = Math.min(flat.length, wordEnd(flat, Math.max(first, from) + reach * 2));
  const parts: SnippetPart[] = [];
  let at = from;
  const push = (end: number, found: boolean): void => {
    if (end > at) parts.push({ text: flat.slice(at, end).toWellFormed(), found });
    at = Math.max(at, end);
  };
  for (const [start, end] of places) {
    if (start < at || end > to) continue;
    push(start, false);
    push(end, true);
  }
  push(to, false);
  if (parts[0] && from > 0) parts[0].text = `…${parts[0].text}`;
  const last = parts.at(-1);
  if (last && to < flat.length) last.text += '…';
  return parts;
}

/** In their order, as far as `reach` behind the first. */
function placesOf(text: string, phrases: readonly Phrase[], language: string, reach: number): Place[] {
  const places: Place[] = [];
  for (const { terms, written } of phrases) {
    if (terms.some(({ latin }) => latin)) continue;
    for (let at = text.indexOf(written); at >= 0 && places.length < 50; at = text.indexOf(written, at + 1))
      places.push([at, at + written.length]);
  }
  const stems = phrases.flatMap(({ terms }) => terms.flatMap(({ word, latin }) => (latin ? [stemOf(word)] : [])));
  let last = Math.min(...places.map(([start]) => start)) + reach;
  for (const place of stems.length > 0 ? stemPlaces(text, stems, language) : []) {
    last = Math.min(last, place[0] + reach);
    if (place[0] > last) break;
    places.push(place);
  }
  return places.toSorted((a, b) => a[0] - b[0]);
}

/** “ferry” marks “ferries”, too: a stem is most of its word. */
function stemOf(word: string): string {
  return word.slice(0, Math.max(3, word.length - 2));
}

/** Words that begin with a stem. Only what holds one at all is cut into words: that takes far longer than to look. */
function* stemPlaces(text: string, stems: readonly string[], language: string): Generator<Place> {
  for (const { 0: piece, index: from } of text.matchAll(/[^ ]+/g)) {
    const looked = /^[\x21-\x26\x28-\x7e]*$/.test(piece) ? piece.toLowerCase() : folded(piece);
    if (!stems.some((stem) => looked.includes(stem))) continue;
    for (const { segment, index, isWordLike } of segmenterOf(language).segment(piece))
      if (isWordLike && stems.some((stem) => folded(segment).startsWith(stem)))
        yield [from + index, from + index + segment.length];
  }
}

function wordStart(text: string, at: number): number {
  const blank = text.indexOf(' ', at);
  return blank >= 0 && blank - at < 20 ? blank + 1 : at;
}

function wordEnd(text: string, at: number): number {
  const blank = text.lastIndexOf(' ', at);
  return at < text.length && blank > 0 && at - blank < 20 ? blank : at;
}
