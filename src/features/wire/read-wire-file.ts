/** Bytes to an item: the reader is chosen by what is in them, not by a name. */
import { KnownError } from '../../platform/http/errors.ts';
import { endsEarly } from './ends-early.ts';
import { looksLikeNinjs2, readNinjs2 } from './read-ninjs.ts';
import type { WireItem } from './wire-item.ts';

export const maxWireBytes = 10 * 1_048_576;

interface Reader {
  sniff(value: unknown): boolean;
  read(value: unknown): WireItem;
}

const jsonReaders: readonly Reader[] = [{ sniff: looksLikeNinjs2, read: readNinjs2 }];

export function readWireFile(bytes: Buffer): WireItem {
  if (bytes.length > maxWireBytes)
    throw new KnownError('wire-unreadable', `It has more than ${maxWireBytes / 1_048_576} MB.`);
  const value = parseJson(bytes);
  const reader = jsonReaders.find((candidate) => candidate.sniff(value));
  if (!reader) throw new KnownError('wire-unreadable', 'It is in none of the dialects that are read: ninjs 2.x.');
  return reader.read(value);
}

function parseJson(bytes: Buffer): unknown {
  const refused = (detail: string): KnownError =>
    new KnownError(endsEarly(bytes) ? 'wire-cut-off' : 'wire-unreadable', detail);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refused('It is not UTF-8.');
  }
  try {
    return JSON.parse(text, (_key, value: unknown) => (typeof value === 'string' ? storable(value) : value));
  } catch (error) {
    throw refused(`It is no JSON: ${error instanceof Error ? error.message.slice(0, 200) : ''}.`);
  }
}

/** PostgreSQL's text holds neither NUL nor half a surrogate pair, and JSON can spell both. */
function storable(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed();
}
