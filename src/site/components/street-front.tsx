/** yorimichi's front: shop fronts side by side, then one street for each section. */
import { sectionName, strings } from '../../features/network/network.ts';
import { CompactCard, LeadCard, RowCard } from '../../features/stories/stories.ts';
import type { FrontProps } from './front.ts';
import { FrontBox } from './front-box.tsx';
import { cardPlace } from './places.ts';
import { QuestionBand } from './question-band.tsx';

export function StreetFront({ page, cards }: FrontProps) {
  const words = strings(page.language);
  const { lead, top, river, question } = cards;
  const streets = cards.sections.filter((shelf) => shelf.cards.length > 0);
  return (
    <div class="sheet front street">
      {lead && (
        <section class={top.length > 0 ? 'block' : 'block alone'} aria-label={words.topStories}>
          <LeadCard card={lead} page={page} />
          {top.map((card) => (
            <CompactCard card={card} page={page} />
          ))}
        </section>
      )}
      {question && <QuestionBand card={question} page={page} />}
      {streets.map((shelf) => (
        <section class="box lane">
          <h2>
            <a href={shelf.href}>{sectionName(shelf.section, page.language)}</a>
          </h2>
          <div>
            {shelf.cards.map((card) => (
              <CompactCard card={card} page={page} />
            ))}
          </div>
        </section>
      ))}
      {river.length > 0 && (
        <FrontBox title={words.tonight} class="river">
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
