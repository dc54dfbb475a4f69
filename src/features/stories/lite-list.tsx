/** Stories as a plain list, for the fronts of the light edition. */
import { litePath } from '../network/addresses.ts';
import { cardTime, machineTime } from '../network/dates.ts';
import { dateStyle, type PageContext } from '../network/page-context.ts';
import { mixedText } from './mixed-text.tsx';
import type { StoryCard } from './story.ts';

export function LiteList({ cards, page }: { cards: StoryCard[]; page: PageContext }) {
  return (
    <ul class="stories">
      {cards.map((card) => (
        <li lang={card.language === page.language ? undefined : card.language}>
          <a href={litePath(card.href)}>{mixedText(card.headline, card.language)}</a>
          <span class="small">
            {card.kicker ?? card.section.name}{' '}
            <time datetime={machineTime(card.publishedAt)}>
              {cardTime(card.publishedAt, page.now, dateStyle(page))}
            </time>
          </span>
        </li>
      ))}
    </ul>
  );
}
