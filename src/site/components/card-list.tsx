/** Stories of one subject by page: a lead, two beside one another, then rows; those that are all of one kind in its own form. */
import { strings } from '../../features/network/network.ts';
import type { PageContext } from '../../features/network/network.ts';
import {
  CompactCard,
  kindOf,
  LeadCard,
  PictureCard,
  PlaceTile,
  QuestionCard,
  QuoteCard,
  RowCard,
} from '../../features/stories/stories.ts';
import type { StoryCard } from '../../features/stories/stories.ts';
import { FrontBox } from './front-box.tsx';
import { cardPlace } from './places.ts';

/** So many rows are read before anything is offered. */
const promoAfter = 5;

export function CardList({ cards, page, opening }: { cards: StoryCard[]; page: PageContext; opening: boolean }) {
  const words = strings(page.language);
  const forms = new Set(cards.map(({ kind }) => kindOf(kind).lists.section));
  const form = forms.size === 1 ? [...forms][0] : undefined;
  if (form === 'prints') {
    return (
      <div class="prints">
        {cards.map((card, index) => (
          <PictureCard card={card} page={page} level={2} first={index === 0} />
        ))}
      </div>
    );
  }
  if (form === 'questions') {
    return (
      <div class="questions">
        {cards.map((card) => (
          <QuestionCard card={card} page={page} level={2} />
        ))}
      </div>
    );
  }
  if (form === 'quotes') {
    return (
      <div class="questions">
        {cards.map((card) => (
          <QuoteCard card={card} page={page} level={2} />
        ))}
      </div>
    );
  }
  if (form === 'tiles') {
    return (
      <div class="tiles">
        {cards.map((card) => (
          <PlaceTile card={card} page={page} level={2} />
        ))}
      </div>
    );
  }
  const [lead, ...others] = opening ? cards : [];
  const pair = others.length >= 2 ? others.slice(0, 2) : [];
  const rows = opening ? others.slice(pair.length) : cards;
  return (
    <>
      {lead && <LeadCard card={lead} page={page} place="wide" />}
      {pair.length > 0 && (
        <div class="halves">
          {pair.map((card) => (
            <CompactCard card={card} page={page} level={2} />
          ))}
        </div>
      )}
      {rows.length > 0 && (
        <FrontBox title={words.earlier} class="river">
          {rows.map((card, at) => (
            <>
              <RowCard card={card} page={page} teaser />
              {at === Math.min(promoAfter, rows.length) - 1 && cardPlace}
            </>
          ))}
        </FrontBox>
      )}
    </>
  );
}
