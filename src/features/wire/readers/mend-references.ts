/** What senders commonly get wrong in XML and nobody can misread: a lone “&”, HTML's names of characters, control characters. */
import { Parser } from 'htmlparser2';
import { KnownError } from '../../../platform/http/errors.ts';

/** A file that needs more is no XML. */
const maxMended = 20_000;
const xmlReference = String.raw`(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-fA-F]{1,6});`;
const wrong = new RegExp(`&(?!${xmlReference})`);
/** The inside of CDATA and comments is nobody's reference. */
const toMend = new RegExp(
  String.raw`<!\[CDATA\[[^]*?(?:\]\]>|$)|<!--[^]*?(?:-->|$)|&(?!${xmlReference})(?:([A-Za-z][\w.-]{0,31});)?`,
  'g',
);
/** XML 1.0, production 2, has no place for these. */
const controls = /[^\P{Cc}\t\n\r\u{7f}-\u{9f}]|[\ufffe\uffff]/u;

/** Well-formed XML comes back as it is. */
export function mendReferences(received: string): string {
  const xml = controls.test(received) ? received.replaceAll(new RegExp(controls, 'gu'), '') : received;
  if (!wrong.test(xml)) return xml;
  const known = new Map<string, string>();
  const pieces: string[] = [];
  let from = 0;
  let mended = 0;
  for (const { 0: found, 1: name, index } of xml.matchAll(toMend)) {
    if (!found.startsWith('&')) continue;
    mended += 1;
    if (mended > maxMended)
      throw new KnownError('wire-unreadable', `More than ${maxMended} “&” in it mean nothing in XML.`);
    pieces.push(xml.slice(from, index), name === undefined ? '&amp;' : named(name, known));
    from = index + found.length;
  }
  return `${pieces.join('')}${xml.slice(from)}`;
}

function named(name: string, known: Map<string, string>): string {
  const before = known.get(name);
  if (before !== undefined) return before;
  const written = decode(`&${name};`).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  known.set(name, written);
  return written;
}

function decode(reference: string): string {
  let text = '';
  const parser = new Parser({ ontext: (part) => void (text += part) }, { decodeEntities: true });
  parser.end(reference);
  return text;
}
