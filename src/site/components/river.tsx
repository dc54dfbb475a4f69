/** Stories as they came in, newest first, under the day on which they were published. */
import { cardPlace } from './places.ts';
import { dateStyle, dayKey, longDay } from '../../features/network/network.ts';
import type { PageContext } from '../../features/network/network.ts';
import { RowCard } from '../../features/stories/stories.ts';
import type { StoryCard } from '../../features/stories/stories.ts';

export function River({ cards, page }: { cards: StoryCard[]; page: PageContext }) {
  const days = Map.groupBy(cards, ({ publishedAt }) => dayKey(publishedAt, page.site.timeZone));
  return (
    <>
      {[...days.values()].map((ofDay) => (
        <section class="day">
          {ofDay[0] && <h3>{longDay(ofDay[0].publishedAt, dateStyle(page))}</h3>}
          {ofDay.map((card) => (
            <RowCard card={card} page={page} time="clock" />
          ))}
        </section>
      ))}
      {cardPlace}
    </>
  );
}
