/** What a front is given: stories by slot, no story in two of them. */
import type { PageContext, Section } from '../../features/network/network.ts';
import type { StoryCard } from '../../features/stories/stories.ts';

export interface SectionShelf {
  section: Section;
  href: string;
  /** Newest first, up to four. */
  cards: StoryCard[];
}

export interface HomeCards {
  lead: StoryCard | null;
  /** The next four or five. */
  top: StoryCard[];
  /** The newest dozen after those. */
  river: StoryCard[];
  /** Newest of kind `picture`; no other slot has stories of this kind. */
  picture: StoryCard | null;
  /** Newest of kind `question`; no other slot has stories of this kind. */
  question: StoryCard | null;
  /** Newest of kind `quote`; no other slot has stories of this kind. */
  quote: StoryCard | null;
  /** Every top-level section in its order, also those with no cards left for them. */
  sections: SectionShelf[];
}

export interface FrontProps {
  page: PageContext;
  cards: HomeCards;
}
