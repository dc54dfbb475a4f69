import { expect, test } from 'vitest';
import type { StoryCard } from '../stories/stories.ts';
import { promoPlace } from './promo-place.ts';

const card = (id: number) => ({ id }) as StoryCard;
const ordered = {
  lead: card(1),
  sections: [
    { name: 'National', cards: [card(2), card(3)] },
    { name: 'Sport', cards: [card(4)] },
  ],
};
const place = (...sensitive: number[]): number | null => promoPlace(ordered, new Set(sensitive));

test('stands after the first section, or as near to it as no story that is sensitive is its neighbour', () => {
  expect(place()).toBe(1);
  // Sensitive, and not next to it.
  expect(place(1)).toBe(1);
  expect(place(2)).toBe(1);
  expect(place(3)).toBe(2);
  expect(place(4)).toBe(0);
  expect(place(3, 4)).toBe(0);
  expect(place(1, 4)).toBeNull();
  expect(place(2, 4)).toBeNull();
  expect(place(1, 2, 3, 4)).toBeNull();
});

test('stands after the lead where there is nothing else, and nowhere where there is nothing', () => {
  const alone = { lead: card(1), sections: [] };
  expect(promoPlace(alone, new Set())).toBe(0);
  expect(promoPlace(alone, new Set([1]))).toBeNull();
  expect(promoPlace({ lead: undefined, sections: [] }, new Set())).toBeNull();
});
