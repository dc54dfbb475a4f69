/** What a place in the block is worth by itself: the first is clicked more than the last, whatever stands there. */

export interface PlaceCount {
  slot: number;
  /** Counted in the turns in which chance put the story there. */
  shows: number;
  clicks: number;
}

/** Until a place has been shown so often, it is believed to be worth what the others are. */
const believedAfter = 2_000;

/** By slot, from 1; 1 is usual. */
export function slotWorth(counts: readonly PlaceCount[], slots: number): number[] {
  const shows = counts.reduce((sum, place) => sum + place.shows, 0);
  const clicks = counts.reduce((sum, place) => sum + place.clicks, 0);
  const usual = shows > 0 ? clicks / shows : 0;
  const bySlot = new Map(counts.map((place) => [place.slot, place]));
  return Array.from({ length: slots }, (_, index) => {
    const place = bySlot.get(index + 1);
    if (!place || usual === 0) return 1;
    return (place.clicks + usual * believedAfter) / (place.shows + believedAfter) / usual;
  });
}

export interface Shown {
  storyId: number;
  slot: number;
  shows: number;
  /** Put there by chance. */
  swapped: boolean;
}

/** A click names the story and not the place: it is shared among its places by how often each was seen and its worth. */
export function attributeClicks(
  shown: readonly Shown[],
  clicksOf: ReadonlyMap<number, number>,
  worth: readonly number[],
): (Shown & { clicks: number })[] {
  const weight = ({ slot, shows }: Shown): number => shows * (worth[slot - 1] ?? 1);
  const whole = new Map<number, number>();
  for (const place of shown) whole.set(place.storyId, (whole.get(place.storyId) ?? 0) + weight(place));
  return shown.map((place) => {
    const all = whole.get(place.storyId) ?? 0;
    return { ...place, clicks: all > 0 ? ((clicksOf.get(place.storyId) ?? 0) * weight(place)) / all : 0 };
  });
}
