/** Which sections of a front stand in full rows, and which in the narrow column. */
import type { SectionShelf } from './front.ts';

/**
 * A full row holds three or four, so that it has no hole; the rest stand beside the river, those without a picture
 * first.
 */
export function splitShelves(shelves: readonly SectionShelf[]): { beside: SectionShelf[]; below: SectionShelf[] } {
  const filled = shelves.filter(({ cards }) => cards.length > 0);
  const across = filled.length >= 7 ? 4 : filled.length >= 3 ? 3 : 0;
  const besideCount = filled.length - across;
  const plainFirst = filled.toSorted((a, b) => Number(hasPicture(a)) - Number(hasPicture(b)));
  const beside = new Set(plainFirst.slice(0, besideCount));
  return { beside: filled.filter((shelf) => beside.has(shelf)), below: filled.filter((shelf) => !beside.has(shelf)) };
}

function hasPicture({ cards }: SectionShelf): boolean {
  return cards[0]?.picture != null;
}
