/**
 * What a picture's file says of itself. XMP goes before the older IIM records, as the IPTC's Photo Metadata Standard has
 * it; field names and record numbers are from there (2025.1) and from IIM 4.2.
 */
import { Parser } from 'htmlparser2';
import { iimDecoder } from './iim-text.ts';

export interface EmbeddedRights {
  caption: string | null;
  /** How its owner wants to be named; else who made it. */
  credit: string | null;
  /** IPTC's own field for it; titles and headlines are never alt text. */
  alt: string | null;
  copyrightNotice: string | null;
  /** With the instructions, into which agencies write what may not be done. */
  usageTerms: string | null;
  /** The terms in the other encodings in which they could be: nobody is to miss what they forbid. */
  otherReadings?: string[];
  /** UTC ISO 8601; where it says a day alone, the end of it where days end first. `unknown`: what it says is no date. */
  expires: string | null;
}

const maxXmpBytes = 1_048_576;
const maxText = 2_000;
const maxDepth = 40;

export function embeddedRights(metadata: { iptc?: Buffer | undefined; xmp?: Buffer | undefined }): EmbeddedRights {
  const xmp = metadata.xmp && metadata.xmp.length <= maxXmpBytes ? xmpFields(metadata.xmp.toString('utf8')) : {};
  const { fields: iim, otherReadings } = iimFields(metadata.iptc ?? Buffer.alloc(0));
  const one = (...candidates: (string | undefined)[]): string | null =>
    candidates.map((text) => tidy(text ?? '')).find((text) => text !== '') ?? null;
  return {
    caption: one(xmp['dc:description'], iim[120]),
    credit: one(xmp['photoshop:Credit'], iim[110], xmp['dc:creator'], iim[80]),
    alt: one(xmp['Iptc4xmpCore:AltTextAccessibility']),
    copyrightNotice: one(xmp['dc:rights'], iim[116]),
    usageTerms: tidyLines(xmp['xmpRights:UsageTerms'], xmp['photoshop:Instructions'] ?? iim[40]),
    ...(otherReadings.length > 0 && xmp['photoshop:Instructions'] === undefined ? { otherReadings } : {}),
    expires: firstOf(
      toMoment(xmp['plus:LicenseEndDate']),
      toMoment(xmp['prism:expirationDate']),
      iimExpiry(iim[37], iim[38]),
    ),
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
function iimFields(block: Buffer): { fields: Record<number, string>; otherReadings: string[] } {
  const bytes = iimRecord(block);
  const found = new Map<number, Buffer[]>();
  let declared: Buffer | undefined;
  for (let at = 0; at + 5 <= bytes.length && bytes[at] === 0x1c;) {
    const [record, dataset, size] = [bytes[at + 1], bytes[at + 2] ?? 0, bytes.readUInt16BE(at + 3)];
    // A size with its highest bit set is that of a size: nothing that a caption needs.
    if (size > 0x7fff) break;
    const value = bytes.subarray(at + 5, at + 5 + size);
    if (record === 1 && dataset === 90) declared = value;
    if (record === 2) found.set(dataset, [...(found.get(dataset) ?? []), value].slice(0, 20));
    at += 5 + size;
  }
  const { decode, otherReadings } = iimDecoder(declared, [...found.values()].flat());
  return {
    fields: Object.fromEntries([...found].map(([dataset, values]) => [dataset, values.map(decode).join(', ')])),
    otherReadings: (found.get(40) ?? []).flatMap(otherReadings).map(tidy),
  };
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
  const [said, hours] = [tidy(day ?? ''), tidy(time ?? '')];
  if (said === '') return null;
  const date = said.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
  const clock = hours.replace(/^(\d{2})(\d{2})(\d{2})(?:([+-]\d{2})(\d{2}))?$/, 'T$1:$2:$3$4:$5').replace(/:$/, '');
  return toMoment(date + clock);
}

const written = /^(\d{4}-\d{2}-\d{2})(?:(T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:\d{2})?)?$/;

/** Null where nothing is said. A day without an hour, or an hour without a zone, has ended first where it begins first. */
function toMoment(text: string | undefined): string | null {
  const said = text?.trim() ?? '';
  if (said === '') return null;
  const [, date = '', clock = 'T23:59:59', zone = '+14:00'] = written.exec(said) ?? [];
  const [moment, began] = [new Date(date + clock + zone), new Date(`${date}T00:00:00Z`)];
  // The 30th of February would be the 2nd of March.
  const isThere = ![moment, began].some((one) => Number.isNaN(one.getTime())) && began.toISOString().startsWith(date);
  return isThere ? moment.toISOString() : 'unknown';
}

function firstOf(...ends: (string | null)[]): string | null {
  const said = ends.filter((end) => end !== null);
  return said.includes('unknown') ? 'unknown' : (said.toSorted()[0] ?? null);
}
