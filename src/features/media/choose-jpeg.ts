/** JPEG is what everybody's program reads: feeds, previews, search engines, mails. */
import type { Picture, Rendition } from './picture.ts';

export function largestJpeg(picture: Pick<Picture, 'renditions'>): Rendition | undefined {
  return jpegOf(picture, Number.POSITIVE_INFINITY);
}

/** The narrowest that is at least so wide, in px; the widest where none is. */
export function jpegOf({ renditions }: Pick<Picture, 'renditions'>, atLeast: number): Rendition | undefined {
  const jpegs = renditions.filter(({ format }) => format === 'jpeg').toSorted((a, b) => a.width - b.width);
  return jpegs.find(({ width }) => width >= atLeast) ?? jpegs.at(-1);
}
