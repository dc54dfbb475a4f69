/** Pictures drawn for tests: no two of a different `hue` have the same bytes. */
import { writeFileSync } from 'node:fs';
import sharp from 'sharp';
import type { Sharp } from 'sharp';

export interface Sheet {
  width?: number;
  height?: number;
  /** 0 to 255 */
  hue?: number;
}

export function sheet({ width = 320, height = 200, hue = 90 }: Sheet = {}): Sharp {
  return sharp({ create: { width, height, channels: 3, background: { r: hue, g: 60, b: 255 - hue } } });
}

export async function writeJpeg(file: string, drawn: Sheet = {}): Promise<string> {
  writeFileSync(file, await sheet(drawn).jpeg().toBuffer());
  return file;
}

const namespaces = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  photoshop: 'http://ns.adobe.com/photoshop/1.0/',
  dc: 'http://purl.org/dc/elements/1.1/',
  xmpRights: 'http://ns.adobe.com/xap/1.0/rights/',
  Iptc4xmpCore: 'http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/',
  plus: 'http://ns.useplus.org/ldf/xmp/1.0/',
};

export interface Said {
  /** XMP's properties by their names: `dc:description`. */
  xmp?: Readonly<Record<string, string>>;
  /** Datasets of IIM's application record by their numbers: 120 is the caption. */
  iim?: Readonly<Record<number, string | Buffer>>;
  /** Whether IIM says that it is in UTF-8. */
  declared?: boolean;
}

/** A picture as cameras and agencies send it: with where it was taken, and with what its file says of itself. */
export async function writeTagged(
  file: string,
  { xmp = {}, iim = {}, declared = true }: Said,
  drawn: Sheet = {},
): Promise<string> {
  const properties = Object.entries(xmp)
    .map(([name, text]) => `<${name}><rdf:Alt><rdf:li xml:lang="x-default">${text}</rdf:li></rdf:Alt></${name}>`)
    .join('');
  const declarations = Object.entries(namespaces).map(([prefix, address]) => `xmlns:${prefix}="${address}"`);
  const packet = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF ${declarations.join(' ')}><rdf:Description rdf:about="">${properties}</rdf:Description></rdf:RDF></x:xmpmeta>`;
  const exif = { IFD0: { Copyright: 'Kaikyo' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '35/1 41/1 0/1' } };
  const bytes = await sheet({ width: 640, height: 400, ...drawn })
    .withExif(exif)
    .withXmp(packet)
    .jpeg()
    .toBuffer();
  // The segment APP13 behind the start of the file.
  const segment = iimSegment(iim, declared);
  writeFileSync(file, Buffer.concat([bytes.subarray(0, 2), segment, bytes.subarray(2)]));
  return file;
}

function iimSegment(datasets: Readonly<Record<number, string | Buffer>>, declared: boolean): Buffer {
  const set = (record: number, dataset: number, value: string | Buffer): Buffer => {
    const text = typeof value === 'string' ? Buffer.from(value) : value;
    return Buffer.concat([Buffer.from([0x1c, record, dataset, text.length >> 8, text.length & 0xff]), text]);
  };
  const records = Object.entries(datasets).map(([dataset, value]) => set(2, Number(dataset), value));
  const body = Buffer.concat([...(declared ? [set(1, 90, '\u001b%G')] : []), ...records]);
  const even = body.length % 2 === 0 ? body : Buffer.concat([body, Buffer.alloc(1)]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(body.length);
  const block = Buffer.concat([
    Buffer.from('Photoshop 3.0\0', 'latin1'),
    Buffer.from('8BIM\u0004\u0004\0\0', 'latin1'),
    ...[size, even],
  ]);
  const head = Buffer.from([0xff, 0xed, 0, 0]);
  head.writeUInt16BE(block.length + 2, 2);
  return Buffer.concat([head, block]);
}
