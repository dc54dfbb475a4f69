/** Hibari's front: a lead and four, the river by day, what is asked and seen beside it, then the sections. */
import { strings } from '../../features/network/network.ts';
import {
  CompactCard,
  LeadCard,
  PictureCard,
  QuestionCard,
  QuoteCard,
  RowCard,
} from '../../features/stories/stories.ts';
import type { FrontProps } from './front.ts';
import { FrontBox } from './front-box.tsx';
import { talkPlace } from './places.ts';
import { River } from './river.tsx';
import { SectionShelf, ShelfRow } from './section-shelf.tsx';
import { splitShelves } from './split-shelves.ts';

export function NewsFront({ page, cards }: FrontProps) {
  const words = strings(page.language);
  const { lead, top, river, picture, question, quote } = cards;
  const { beside, below } = splitShelves(cards.sections);
  return (
    <div class="sheet front news">
      {lead && (
        <section class={top.length > 0 ? 'top' : 'top alone'} aria-label={words.topStories}>
          <LeadCard card={lead} page={page} />
          {top.length > 0 && (
            <div class="four">
              {top.slice(0, 4).map((card) => (
                <RowCard card={card} page={page} place="quarter" />
              ))}
              {top.slice(4).map((card) => (
                <CompactCard card={{ ...card, picture: null }} page={page} />
              ))}
            </div>
          )}
        </section>
      )}
      <div class="main-and-side">
        {river.length > 0 && (
          <FrontBox title={words.latest} class="river">
            <River cards={river} page={page} />
          </FrontBox>
        )}
        {(question || quote || picture || beside.length > 0) && (
          <div class="side">
            {question && (
              <FrontBox title={question.section.name} href={question.section.href} class="asks">
                <QuestionCard card={question} page={page} />
              </FrontBox>
            )}
            {talkPlace}
            {quote && (
              <FrontBox title={quote.section.name} href={quote.section.href} class="asks">
                <QuoteCard card={quote} page={page} />
              </FrontBox>
            )}
            {picture && (
              <FrontBox title={picture.section.name} href={picture.section.href}>
                <PictureCard card={picture} page={page} place="half" />
              </FrontBox>
            )}
            {beside.map((shelf) => (
              <SectionShelf shelf={shelf} page={page} plain />
            ))}
          </div>
        )}
      </div>
      <ShelfRow shelves={below} page={page} />
    </div>
  );
}
