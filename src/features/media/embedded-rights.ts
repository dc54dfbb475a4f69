/**
 * What a picture's file says of itself. XMP goes before the older IIM records, as the IPTC's Photo Metadata Standard has
 * it; field names and record numbers are from there (2025.1) and from IIM 4.2.
 */
import { Parser } from 'htmlparser2';

export interface EmbeddedRights {
  caption: string | null;
  /** How its owner wants to be named; else who made it. */
  credit: string | null;
  /** IPTC's own field for it; titles and headlines are never alt text. */
  alt: string | null;
  copyrightNotice: string | null;
  /** With the instructions, into which agencies write what may not be done. */
  usageTerms: string | null;
  /** UTC ISO 8601; where it says a day alone, the end of it where days end first. */
  expires: string | null;
}

const maxXmpBytes = 1_048_576;
const maxText = 2_000;
const maxDepth = 40;

export function embeddedRights(metadata: { iptc?: Buffer | undefined; xmp?: Buffer | undefined }): EmbeddedRights {
  const xmp = metadata.xmp && metadata.xmp.length <= maxXmpBytes ? xmpFields(metadata.xmp.toString('utf8')) : {};
  const iim = metadata.iptc ? iimFields(metadata.iptc) : {};
  const one = (...candidates: (string | undefined)[]): string | null =>
    candidates.map((text) => tidy(text ?? '')).find((text) => text !== '') ?? null;
  return {
    caption: one(xmp['dc:description'], iim[120]),
    credit: one(xmp['photoshop:Credit'], iim[110], xmp['dc:creator'], iim[80]),
    alt: one(xmp['Iptc4xmpCore:AltTextAccessibility']),
    copyrightNotice: one(xmp['dc:rights'], iim[116]),
    usageTerms: tidyLines(xmp['xmpRights:UsageTerms'], xmp['photoshop:Instructions'] ?? iim[40]),
    expires: toMoment(xmp['plus:LicenseEndDate'] ?? xmp['prism:expirationDate']) ?? iimExpiry(iim[37], iim[38]),
  };
}

/** As PostgreSQL's text and a page take it. */
function tidy(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\ufeff]+/gu, ' ')
    .toWellFormed()
    .trim()
    .slice(0, maxText);
}

function tidyLines(...texts: (string | undefined)[]): string | null {
  const lines = texts.map((text) => tidy(text ?? '')).filter((text) => text !== '');
  return [...new Set(lines)].join('\n') || null;
}

/** The first value of each property, in the default language where there are several. */
function xmpFields(text: string): Record<string, string> {
  const fields: Record<string, string> = {};
  const path: { name: string; isDefault: boolean }[] = [];
  let [words, tooDeep] = ['', false];
  const keep = (name: string, value: string, first: boolean): void => {
    if (value.trim() !== '' && (fields[name] === undefined || first)) fields[name] = value;
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        tooDeep ||= path.length > maxDepth;
        if (tooDeep) return;
        path.push({ name, isDefault: attributes['xml:lang'] === 'x-default' });
        words = '';
        if (name === 'rdf:Description') for (const [key, value] of Object.entries(attributes)) keep(key, value, false);
      },
      ontext(part) {
        if (words.length < maxText) words += part;
      },
      onclosetag(name) {
        const closed = path.pop();
        if (tooDeep || !closed) return;
        // Either the property itself, or an item of its list: dc:rights > rdf:Alt > rdf:li.
        const property = name === 'rdf:li' ? path.at(-2)?.name : name;
        if (property && !property.startsWith('rdf:')) keep(property, words, closed.isDefault);
        words = '';
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(text);
  return tooDeep ? {} : fields;
}

/** Datasets of the application record, by number; those that repeat are joined. */
function iimFields(block: Buffer): Record<number, string> {
  const bytes = iimRecord(block);
  const found = new Map<number, Buffer[]>();
  let isUtf8 = false;
  for (let at = 0; at + 5 <= bytes.length && bytes[at] === 0x1c;) {
    const [record, dataset, size] = [bytes[at + 1], bytes[at + 2] ?? 0, bytes.readUInt16BE(at + 3)];
    // A size with its highest bit set is that of a size: nothing that a caption needs.
    if (size > 0x7fff) break;
    const value = bytes.subarray(at + 5, at + 5 + size);
    if (record === 1 && dataset === 90) isUtf8 = value.equals(Buffer.from('\u001b%G'));
    if (record === 2) found.set(dataset, [...(found.get(dataset) ?? []), value].slice(0, 20));
    at += 5 + size;
  }
  const decoder = new TextDecoder(isUtf8 ? 'utf-8' : 'windows-1252');
  return Object.fromEntries(
    [...found].map(([dataset, values]) => [dataset, values.map((value) => decoder.decode(value)).join(', ')]),
  );
}

/** From the image resource 0x0404 where the block is a file's whole list of them. */
function iimRecord(block: Buffer): Buffer {
  const resource = block.indexOf(Buffer.from('8BIM\u0004\u0004', 'latin1'));
  if (resource < 0) return block;
  const nameLength = block[resource + 6] ?? 0;
  const sizeAt = resource + 6 + nameLength + 1 + ((nameLength + 1) % 2);
  if (sizeAt + 4 > block.length) return Buffer.alloc(0);
  return block.subarray(sizeAt + 4, sizeAt + 4 + block.readUInt32BE(sizeAt));
}

/** CCYYMMDD and HHMMSS±HHMM. */
function iimExpiry(day: string | undefined, time: string | undefined): string | null {
  const date = /^(\d{4})(\d{2})(\d{2})$/.exec(day?.trim() ?? '');
  if (!date) return null;
  const clock = /^(\d{2})(\d{2})(\d{2})([+-]\d{2})(\d{2})$/.exec(time?.trim() ?? '');
  const at = clock ? `T${clock[1]}:${clock[2]}:${clock[3]}${clock[4]}:${clock[5]}` : '';
  return toMoment(`${date[1]}-${date[2]}-${date[3]}${at}`);
}

function toMoment(text: string | undefined): string | null {
  const found = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/.exec(text?.trim() ?? '');
  if (!found) return null;
  // A day without an hour has ended first where it begins first.
  const moment = new Date(found[1] === undefined ? `${found[0]}T23:59:59+14:00` : found[0]);
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}
