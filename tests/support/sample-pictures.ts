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
