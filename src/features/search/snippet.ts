/** The place of a text where what was asked stands, with the words marked. */
import type { Phrase } from './parse-query.ts';
import { folded } from './tokens.ts';

export interface SnippetPart {
  text: string;
  found: boolean;
}

const around = { latin: 90, other: 45 };

/** From the first word that is found; the beginning where none is, as when only the headline has it. */
export function snippet(text: string, phrases: readonly Phrase[], language: string): SnippetPart[] {
  const flat = text.replaceAll(/\s+/g, ' ').trim();
  const places = placesOf(flat, phrases, language);
  const reach = language === 'ja' ? around.other : around.latin;
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

/** Words that begin like one that was asked, so that “ferry” marks “ferries”: a stem is most of its word. */
function placesOf(text: string, phrases: readonly Phrase[], language: string): [start: number, end: number][] {
  const wanted = phrases.map((phrase) =>
    phrase.every(({ latin }) => !latin) ? phrase.map(({ word }) => word).join('') : null,
  );
  const stems = phrases
    .flat()
    .flatMap(({ word, latin }) => (latin ? [word.slice(0, Math.max(3, word.length - 2))] : []));
  const places: [number, number][] = [];
  for (const written of wanted) {
    if (written === null) continue;
    for (let at = text.indexOf(written); at >= 0 && places.length < 50; at = text.indexOf(written, at + 1))
      places.push([at, at + written.length]);
  }
  if (stems.length > 0)
    for (const { segment, index, isWordLike } of new Intl.Segmenter(language, { granularity: 'word' }).segment(text))
      if (isWordLike && stems.some((stem) => folded(segment).startsWith(stem)))
        places.push([index, index + segment.length]);
  return places.toSorted((a, b) => a[0] - b[0]);
}

function wordStart(text: string, at: number): number {
  const blank = text.indexOf(' ', at);
  return blank >= 0 && blank - at < 20 ? blank + 1 : at;
}

function wordEnd(text: string, at: number): number {
  const blank = text.lastIndexOf(' ', at);
  return at < text.length && blank > 0 && at - blank < 20 ? blank : at;
}
