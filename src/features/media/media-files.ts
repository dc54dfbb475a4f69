/** Where a picture's files are, below DATA_DIR/media: spread over 256 folders by the first letters of the key. */
import { basename, join } from 'node:path';
import { picturePath } from '../network/network.ts';
import { ratios } from './picture.ts';
import type { Crop, PictureFormat, Ratio } from './picture.ts';

const widths = [168, 336, 640, 960, 1_440];

/** px; none larger than the master, or than the piece of it. */
export function renditionWidths(masterWidth: number): number[] {
  const fitting = widths.filter((width) => width <= masterWidth);
  return fitting.length > 0 ? fitting : [masterWidth];
}

/** By where the shapes stand: on phones, in a grid and in the column, beside the column. */
const widthsOfCrops: Readonly<Record<Ratio, readonly number[]>> = {
  '1x1': [480, 960],
  '4x5': [480, 960],
  '3x2': [336, 720, 1_440],
  '16x9': [860, 1_720],
};

/** px, of the largest piece of this shape: that piece as it is where it is nearly as wide as what is wanted. */
export function cropWidths(ratio: Ratio, { width, height }: { width: number; height: number }): number[] {
  const whole = Math.max(1, Math.min(width, Math.round(height * ratios[ratio])));
  const fitting = widthsOfCrops[ratio].filter((wanted) => wanted <= whole);
  const widest = fitting.at(-1) ?? 0;
  return fitting.length < widthsOfCrops[ratio].length && whole > worthMore * widest ? [...fitting, whole] : fitting;
}

/** A few pixels more are not worth three files. */
const worthMore = 1.25;

export function masterFile(folder: string, key: string): string {
  return join(folder, key.slice(0, 2), `${key}.master.jpg`);
}

export function renditionFile(
  folder: string,
  key: string,
  width: number,
  format: PictureFormat,
  crop: Crop | null = null,
): string {
  return join(folder, key.slice(0, 2), basename(picturePath(key, width, format, crop)));
}

export interface RenditionName {
  key: string;
  width: number;
  format: PictureFormat;
  crop: Crop | null;
}

/** From the last part of an address, as `picturePath` makes it and in no other spelling. */
export function parseRenditionName(name: string): RenditionName | undefined {
  const parts = /^([a-z0-9]{8,24})(?:-(\d{1,2}x\d{1,2})-(\d{1,3})-(\d{1,3}))?-(\d{1,5})\.(jpg|webp|avif)$/.exec(name);
  if (!parts) return undefined;
  const [, key = '', ratio, x, y, width, extension] = parts;
  if (ratio !== undefined && !Object.hasOwn(ratios, ratio)) return undefined;
  const named = {
    key,
    width: Number(width),
    format: extension === 'jpg' ? ('jpeg' as const) : (extension as PictureFormat),
    crop: ratio === undefined ? null : { ratio: ratio as Ratio, x: Number(x), y: Number(y) },
  };
  return basename(picturePath(key, named.width, named.format, named.crop)) === name ? named : undefined;
}
