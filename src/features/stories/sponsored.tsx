/** Who paid for a story, above its headline. */
import { mixedText } from '../network/network.ts';
import { paidLabel } from './paid-label.ts';
import type { StoryCard } from './story.ts';

export function Sponsored({ story }: { story: StoryCard }) {
  const label = paidLabel(story);
  return label === null ? null : <p class="paid">{mixedText(label, story.language)}</p>;
}
