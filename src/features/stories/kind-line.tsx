/** What the card of a kind says besides headline and time: who speaks, of which days, where. */
import type { PageContext } from '../network/network.ts';
import { kindOf } from './kinds/all-kinds.ts';
import type { StoryCard } from './story.ts';

export function KindLine({ card, page }: { card: StoryCard; page: PageContext }) {
  const line = kindOf(card.kind).cardLine?.(card, page);
  return line === undefined || line === null ? null : <span class="of-kind">{line}</span>;
}
