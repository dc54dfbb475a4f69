/** norenwork's front: like the board in a city hall, which window for what, then the steps, then what is new. */
import { sectionName, strings } from '../../features/network/network.ts';
import { LeadCard, RowCard, TextCard } from '../../features/stories/stories.ts';
import type { FrontProps } from './front.ts';
import { FrontBox } from './front-box.tsx';
import { cardPlace } from './places.ts';
import { QuestionBand } from './question-band.tsx';

export function CounterFront({ page, cards }: FrontProps) {
  const words = strings(page.language);
  const { lead, top, river, question } = cards;
  const windows = cards.sections.filter((shelf) => shelf.cards.length > 0);
  return (
    <div class="sheet front counter">
      {lead && (
        <section class="split" aria-label={words.topStories}>
          <LeadCard card={lead} page={page} />
        </section>
      )}
      {top.length > 0 && (
        <div class="quarters">
          {top.map((card) => (
            <RowCard card={card} page={page} place="quarter" />
          ))}
        </div>
      )}
      {windows.length > 0 && (
        <FrontBox title={words.bySubject} class="windows">
          <ol>
            {windows.map((shelf) => (
              <li>
                <h3>
                  <a href={shelf.href}>{sectionName(shelf.section, page.language)}</a>
                </h3>
                <div>
                  {shelf.cards.map((card) => (
                    <TextCard card={card} page={page} time="none" />
                  ))}
                </div>
              </li>
            ))}
          </ol>
        </FrontBox>
      )}
      {question && <QuestionBand card={question} page={page} />}
      {river.length > 0 && (
        <FrontBox title={words.latest} class="river">
          <div class="pairs">
            {river.map((card) => (
              <RowCard card={card} page={page} />
            ))}
            {cardPlace}
          </div>
        </FrontBox>
      )}
    </div>
  );
}
