/**
 * What stands in a placement for whoever has no script, and for whoever has had enough of what has a cap: the house's, else
 * the heaviest that is booked. Nobody counts it, so it has no cap itself.
 */
import type { Db } from '../../platform/db/database.ts';
import type { Tagged } from '../../platform/page-cache/reading.ts';
import { pictureTag, storyTag } from '../stories/stories.ts';
import { promosAhead } from './promo-queries.ts';
import { destination, isFor, nextPromoChange, promoView, stands } from './standing-promo.ts';
import type { OnPromoPage, PromoView } from './standing-promo.ts';
import { promoTag } from './promo.ts';
import type { PagePlacement } from './promo.ts';

/** `storyId`: of the page, which no promo of it leads to. */
export async function defaultPromo(
  db: Db,
  on: OnPromoPage,
  placement: PagePlacement,
  storyId: number | null,
): Promise<Tagged<PromoView | null>> {
  const rows = (await promosAhead(db, on.now)).filter((row) => isFor(row, placement, on));
  const chosen = rows
    .filter((row) => row.dailyCap === null && stands(row, placement, on))
    .toSorted((a, b) => Number(b.kind === 'house') - Number(a.kind === 'house') || b.weight - a.weight)
    .find((row) => {
      const to = destination(row, on);
      return to !== null && (storyId === null || to.storyId !== storyId);
    });
  return {
    value: chosen ? promoView(chosen, on) : null,
    tags: [
      promoTag,
      ...rows
        .flatMap(({ storyId: named, places }) => [named, ...places.map((place) => place.storyId)])
        .filter((id) => id !== null)
        .map(storyTag),
      ...(chosen?.picture ? [pictureTag(chosen.picture.id)] : []),
    ],
    expiresAt: nextPromoChange(rows, on.now),
  };
}
