/** Who paid for a story, above its headline. */
import { mixedText } from '../network/network.ts';
import type { StoryCard } from './story.ts';
import { storyStrings } from './strings.ts';

export function Sponsored({ story: { sponsor, language } }: { story: Pick<StoryCard, 'sponsor' | 'language'> }) {
  return sponsor === null ? null : (
    <p class="paid">{mixedText(storyStrings(language).sponsoredBy(sponsor), language)}</p>
  );
}
