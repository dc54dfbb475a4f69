/** Where a picture's files are, below DATA_DIR/media: spread over 256 folders by the first letters of the key. */
import { join } from 'node:path';
import type { PictureFormat } from './picture.ts';

const widths = [168, 336, 640, 960, 1_440];

/** px; none larger than the master. */
export function renditionWidths(masterWidth: number): number[] {
  const fitting = widths.filter((width) => width <= masterWidth);
  return fitting.length > 0 ? fitting : [masterWidth];
}

export function masterFile(folder: string, key: string): string {
  return join(folder, key.slice(0, 2), `${key}.master.jpg`);
}

export function renditionFile(folder: string, key: string, width: number, format: PictureFormat): string {
  return join(folder, key.slice(0, 2), `${key}-${width}.${format === 'jpeg' ? 'jpg' : format}`);
}

/** From the last part of an address: `{key}-{width}.{ext}`. */
export function parseRenditionName(name: string): { key: string; width: number; format: PictureFormat } | undefined {
  const parts = /^([a-z0-9]{8,24})-(\d{1,5})\.(jpg|webp|avif)$/.exec(name);
  if (!parts) return undefined;
  return {
    key: parts[1] ?? '',
    width: Number(parts[2]),
    format: parts[3] === 'jpg' ? 'jpeg' : (parts[3] as PictureFormat),
  };
}
