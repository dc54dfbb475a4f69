/** Bytes to items: the reader is chosen by what is in them, not by a name. A feed, a package, a message holds several. */
import { KnownError } from '../../platform/http/errors.ts';
import { fieldsRead } from './fields-read.ts';
import type { FieldRead } from './fields-read.ts';
import { allReaders } from './readers/all-readers.ts';
import { isObject } from './readers/json-parts.ts';
import { openDocument } from './readers/open-document.ts';
import type { Reader, Said, WireDocument } from './readers/reader.ts';
import { toItem } from './readers/to-item.ts';
import type { WireItem } from './wire-item.ts';
import { noProfile } from './wire-profile.ts';
import type { WireProfile } from './wire-profile.ts';

export { maxWireBytes } from './readers/decode-text.ts';

/** More would be an archive and not a wire. */
const maxItems = 2_000;

/** In the file's order. One that is no item is told beside the others, and never stops them. */
export type WireFileResult = (WireFileItem | WireFileRefusal)[];

export interface WireFileItem {
  item: WireItem;
  /**
   * From these bytes the item can be read again: the file, or what it holds of this item and, for no more than it needs, of
   * others. Two versions in one file never share them.
   */
  raw: Buffer;
  /** Which fields of the source hold words for people, and of which some are lost. */
  fields(): FieldRead[];
}

export interface WireFileRefusal {
  error: KnownError;
  raw: Buffer;
}

/** Throws `wire-cut-off` or `wire-unreadable` where the file itself cannot be read. */
export function readWireFile(bytes: Buffer, profile: WireProfile = noProfile): WireFileResult {
  return [...resultsIn(bytes, profile)];
}

/** The same, one by one; of several, each that is refused says which it is. */
export function* resultsIn(bytes: Buffer, profile: WireProfile = noProfile): Generator<WireFileResult[number]> {
  let first: WireFileResult[number] | undefined;
  let at = 0;
  for (const one of eachIn(bytes, profile)) {
    at += 1;
    // Whether it has a number is known when the second is there.
    if (at === 1) first = one;
    else {
      if (first) yield numbered(first, 1);
      first = undefined;
      yield numbered(one, at);
    }
  }
  if (first) yield first;
}

function numbered(one: WireFileResult[number], at: number): WireFileResult[number] {
  if (!('error' in one)) return one;
  const { code, detail = '' } = one.error;
  const place = `Item ${at} of the file${detail.startsWith('“') ? ' ' : ': '}`;
  return { ...one, error: new KnownError(code, place + detail) };
}

function* eachIn(bytes: Buffer, profile: WireProfile): Generator<WireFileResult[number]> {
  const documents = documentsIn(openDocument(bytes, profile.encoding));
  let found = 0;
  for (const one of documents) {
    const own = documents.length > 1 && one.kind === 'json' ? Buffer.from(JSON.stringify(one.value)) : bytes;
    const reader = readerOf(one);
    if (!reader) {
      const error = new KnownError('wire-unreadable', whatItIs(one));
      if (documents.length === 1) throw error;
      found += 1;
      yield { error, raw: own };
      continue;
    }
    for (const said of reader.read(one, profile)) {
      if (found === maxItems) return yield { error: tooMany(), raw: bytes };
      found += 1;
      yield toResult(reader.name, said, profile, own);
    }
  }
}

/** Items in a list, bare or in a wrapper that no dialect knows, are documents of their own. */
function documentsIn(document: WireDocument): WireDocument[] {
  if (document.kind === 'xml' || readerOf(document)) return [document];
  const { value } = document;
  const list = Array.isArray(value)
    ? value
    : isObject(value)
      ? [value['items'], value['item']].find(Array.isArray)
      : undefined;
  const values: unknown[] = list?.slice(0, maxItems + 1) ?? [value];
  return values.map((one) => ({ kind: 'json', value: one }));
}

function readerOf(document: WireDocument): Reader | undefined {
  return allReaders.find((reader) => reader.sniff(document));
}

function toResult(format: string, said: Said, profile: WireProfile, bytes: Buffer): WireFileItem | WireFileRefusal {
  const raw = said.alone ? Buffer.from(said.alone()) : bytes;
  try {
    const item = toItem(format, said, profile);
    return { item, raw, fields: () => fieldsRead(said.source, item, profile.unneeded) };
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    const title = titleOf(said);
    return { error: title === null ? error : new KnownError(error.code, `“${title}”: ${error.detail ?? ''}`), raw };
  }
}

/** What is readable of it, for whoever looks for it. */
function titleOf({ headline, slugline }: Said): string | null {
  const words = [headline, slugline].map((text) =>
    typeof text === 'string' ? text.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim() : '',
  );
  const title = words.find((text) => text !== '');
  return title === undefined ? null : `${title.slice(0, 80).toWellFormed()}${title.length > 80 ? '…' : ''}`;
}

function tooMany(): KnownError {
  return new KnownError('wire-unreadable', `It has more than ${maxItems} items; those after them are left out.`);
}

function whatItIs(document: WireDocument): string {
  const value = document.kind === 'json' ? document.value : null;
  if (typeof value === 'object' && value !== null && '$schema' in value && ('$defs' in value || 'properties' in value))
    return 'It is a JSON Schema, which says how items look, and no item.';
  const dialects = 'NITF 3, NewsML-G2, NewsML 1.2, ninjs 1 to 3, AP’s JSON, RSS, Atom, JSON Feed';
  const root = document.kind === 'xml' ? ` Its first element is “${document.root.name.slice(0, 60)}”.` : '';
  return `It is in none of the dialects that are read: ${dialects}.${root}`;
}
