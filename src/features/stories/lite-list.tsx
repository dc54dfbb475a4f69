/** Stories as a plain list, for the fronts of the light edition. */
import { cardTime, dateStyle, litePath, machineTime, mixedText } from '../network/network.ts';
import type { PageContext } from '../network/network.ts';
import { KindLine } from './kind-line.tsx';
import { paidLabel } from './paid-label.ts';
import { Corrected } from './story-card.tsx';
import type { StoryCard } from './story.ts';

/** `ranked`: by their place, which is printed. */
export function LiteList({ cards, page, ranked = false }: { cards: StoryCard[]; page: PageContext; ranked?: boolean }) {
  const List = ranked ? 'ol' : 'ul';
  return (
    <List class="stories">
      {cards.map((card) => (
        <li lang={card.language === page.language ? undefined : card.language}>
          <a href={litePath(card.href)}>{mixedText(card.headline, card.language)}</a>
          <span class="small">
            {paidLabel(card) ?? card.kicker ?? card.section.name} <KindLine card={card} page={page} />{' '}
            <time datetime={machineTime(card.publishedAt)}>
              {cardTime(card.publishedAt, page.now, dateStyle(page))}
            </time>
            {card.correction && <Corrected correction={card.correction} page={page} />}
          </span>
        </li>
      ))}
    </List>
  );
}
