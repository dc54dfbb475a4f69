import type { PictureFormat, Rendition } from './picture.ts';

/** The narrowest that fills `widest` px on a dense screen, and the one nearest to half of it, narrow first. */
export function chooseWidths(renditions: readonly Rendition[], format: PictureFormat, widest: number): Rendition[] {
  const all = renditions.filter((rendition) => rendition.format === format).toSorted((a, b) => a.width - b.width);
  const large = all.find(({ width }) => width >= widest) ?? all.at(-1);
  if (!large) return [];
  const small = all.find(({ width }) => width >= widest / 2);
  return small && small.width < large.width ? [small, large] : [large];
}
