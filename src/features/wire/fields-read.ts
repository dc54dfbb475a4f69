/**
 * Which fields of a source hold words for people, and of which some stand nowhere in the item that came out: what our
 * readers pass over. Pure, the same for every dialect, and bounded in what it looks at.
 */
import { blockText } from '../stories/stories.ts';
import { blocksFromHtml } from './blocks-from-html.ts';
import { isPath } from './readers/profile-path.ts';
import type { Said } from './readers/reader.ts';
import { leavesOf } from './readers/source-leaves.ts';
import type { WireItem } from './wire-item.ts';
import { pairsOf, partsForPeople, standsIn } from './words-for-people.ts';

export interface FieldRead {
  /** As a profile writes it. */
  path: string;
  /** The first words of it that are lost; null where none are. */
  lost: string | null;
}

const most = { fields: 150, characters: 300_000, body: 60_000, sample: 160 };

/** In the source's order, without those that a profile says nobody here needs. */
export function fieldsRead(source: Said['source'], item: WireItem, unneeded: readonly string[] = []): FieldRead[] {
  const kept = pairsOf(wordsOf(item));
  const fields = new Map<string, string | null>();
  const passed = new Set(unneeded);
  let looked = 0;
  for (const { path, text } of leavesOf(source)) {
    looked += text.length;
    if (looked > most.characters) break;
    const before = fields.get(path);
    if (typeof before === 'string' || passed.has(path)) continue;
    const parts = partsForPeople(text);
    const isNew = before === undefined;
    if (parts.length === 0 || (isNew && (fields.size >= most.fields || !isPath(path)))) continue;
    fields.set(path, parts.find((part) => !standsIn(part, kept)) ?? null);
  }
  return [...fields].map(([path, lost]) => ({ path, lost: lost === null ? null : shown(lost) }));
}

/** Everything of an item that somebody can read, also by search and rule. */
function wordsOf(item: WireItem): string[] {
  const { place, rights } = item;
  const words = [
    ...[item.headline, item.standfirst, item.slugline, item.dateline, item.byline, item.edNote],
    ...[place?.city, place?.region, place?.country],
    ...[rights.holder, rights.notice, rights.usageTerms],
    ...item.subjects.flatMap(({ scheme, code, name }) => [scheme, code, name]),
    ...item.signals,
    ...[item.itemKey, item.target?.itemKey, item.etag],
    ...item.media.flatMap(({ rendition, href, caption, credit, alt }) => [rendition, href, caption, credit, alt]),
    ...item.pictures.flatMap(({ rights }) => [rights?.notice, rights?.usageTerms]),
    item.bodyText?.slice(0, most.body),
    // As a story shows it: what gets lost on the way there is lost.
    ...blocksFromHtml(item.bodyHtml?.slice(0, most.body) ?? '', () => '').map(blockText),
  ];
  return words.filter((text) => typeof text === 'string');
}

/** As PostgreSQL's text and a terminal take it. */
function shown(text: string): string {
  return text
    .replaceAll(/\p{Cc}+/gu, ' ')
    .slice(0, most.sample)
    .toWellFormed();
}
