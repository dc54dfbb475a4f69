/** What the house asks, across its whole front. */
import type { PageContext } from '../../features/network/network.ts';
import { QuestionCard } from '../../features/stories/stories.ts';
import type { StoryCard } from '../../features/stories/stories.ts';

export function QuestionBand({ card, page }: { card: StoryCard; page: PageContext }) {
  return (
    <section class="band" aria-label={card.section.name}>
      <p class="label">
        <a href={card.section.href}>{card.section.name}</a>
      </p>
      <QuestionCard card={card} page={page} level={2} />
    </section>
  );
}
