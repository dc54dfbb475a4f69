/** Which story stands where on a front while no editor says otherwise: the newest, led by one with a picture. */
import type { Front } from '../../features/network/network.ts';
import { kindOf } from '../../features/stories/stories.ts';
import type { FrontSlot, StoryCard, StoryId } from '../../features/stories/stories.ts';
import type { HomeCards, SectionShelf } from '../components/front.ts';

export interface HomeSupply {
  /** Newest first, of the kinds that come in a river. */
  copy: StoryCard[];
  /** Newest first, of the kinds that have slots of their own. */
  special: StoryCard[];
  sections: SectionShelf[];
}

interface Shape {
  top: number;
  river: number;
  /** Kinds that stand first. */
  prefer: StoryCard['kind'] | null;
  /** Stories on each section's shelf. */
  shelf: number;
  /** The sections choose before the river does. */
  sectionsFirst: boolean;
}

const shapes: Readonly<Record<Front, Shape>> = {
  news: { top: 5, river: 12, prefer: null, shelf: 4, sectionsFirst: false },
  counter: { top: 4, river: 8, prefer: 'guide', shelf: 2, sectionsFirst: true },
  journey: { top: 4, river: 7, prefer: null, shelf: 3, sectionsFirst: false },
  street: { top: 5, river: 8, prefer: null, shelf: 3, sectionsFirst: true },
};
/** How far back the search for a lead goes: an older picture does not outrank the day's news. */
const leadReach = 8;

export function chooseHomeCards(front: Front, supply: HomeSupply): HomeCards {
  const shape = shapes[front];
  const used = new Set<StoryId>();
  const take = (cards: readonly StoryCard[], count: number): StoryCard[] => {
    const taken: StoryCard[] = [];
    for (const card of cards) {
      if (taken.length === count) break;
      if (used.has(card.id)) continue;
      used.add(card.id);
      taken.push(card);
    }
    return taken;
  };
  const preferred = shape.prefer === null ? supply.copy : supply.copy.filter((card) => card.kind === shape.prefer);
  const first = [...preferred, ...supply.copy];
  const [lead = null] = take(
    [...first.slice(0, leadReach).filter((card) => card.picture && card.standfirst), ...first],
    1,
  );
  const reach = first.filter((card) => !used.has(card.id)).slice(0, shape.top + 4);
  // The newest stands there whatever it has; the others give way to those with a picture.
  const top = take([...reach.slice(0, 1), ...reach.filter((card) => card.picture), ...reach], shape.top);
  const shelves = () => supply.sections.map((shelf) => ({ ...shelf, cards: take(shelf.cards, shape.shelf) }));
  const inSlot = (slot: FrontSlot) => supply.special.filter((card) => kindOf(card.kind).lists.slot === slot);
  const early = shape.sectionsFirst ? shelves() : null;
  return {
    lead,
    top,
    river: take(supply.copy, shape.river),
    picture: inSlot('picture').find((card) => card.picture) ?? null,
    question: inSlot('question')[0] ?? null,
    quote: inSlot('quote')[0] ?? null,
    sections: early ?? shelves(),
  };
}
