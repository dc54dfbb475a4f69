/** Where the promo of an issue stands: between sections, and never next to a death or a disaster. */
import type { OrderedStories } from './edition-order.ts';

/** After so many sections; 0 is right after the lead. Null where each place is next to what is sensitive. */
export function promoPlace({ lead, sections }: OrderedStories, sensitiveIds: ReadonlySet<number>): number | null {
  if (lead === undefined) return null;
  const isSensitive = (card: { id: number } | undefined): boolean => card !== undefined && sensitiveIds.has(card.id);
  const allowed = (after: number): boolean => {
    const before = after === 0 ? lead : sections[after - 1]?.cards.at(-1);
    return !isSensitive(before) && !isSensitive(sections[after]?.cards[0]);
  };
  // After the first section, so that news comes before it; right after the lead is the last resort.
  const places = [...sections.map((_, at) => at + 1), 0];
  return places.find(allowed) ?? null;
}
