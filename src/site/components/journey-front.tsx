/** Tabine's front: one wide view to arrive in, four places, then the road at walking pace. */
import { PictureTag } from '../../features/media/media.ts';
import { mixedText, sectionName, strings } from '../../features/network/network.ts';
import type { PageContext } from '../../features/network/network.ts';
import { kindOf, PictureCard, PlaceTile, RowCard } from '../../features/stories/stories.ts';
import type { StoryCard } from '../../features/stories/stories.ts';
import type { FrontProps, SectionShelf as Shelf } from './front.ts';
import { FrontBox } from './front-box.tsx';
import { cardPlace, talkPlace } from './places.ts';
import { SectionShelf, ShelfRow } from './section-shelf.tsx';
import { splitShelves } from './split-shelves.ts';

export function JourneyFront({ page, cards }: FrontProps) {
  const words = strings(page.language);
  const { lead, top, river, picture } = cards;
  const { beside, below } = splitShelves(cards.sections);
  return (
    <>
      {lead && <Hero card={lead} page={page} plate={plateOf(lead, cards.sections)} />}
      <div class="sheet front journey">
        {top.length > 0 && (
          <FrontBox title={words.whereTo} class="places">
            <div class="tiles">
              {top.slice(0, 4).map((card) => (
                <PlaceTile
                  card={card}
                  page={page}
                  place={top.length < 3 ? 'wide' : 'tile'}
                  plate={plateOf(card, cards.sections)}
                />
              ))}
            </div>
          </FrontBox>
        )}
        <div class="main-and-side">
          {river.length > 0 && (
            <FrontBox title={words.newOnTheRoad} class="river">
              {river.map((card) => (
                <RowCard card={card} page={page} teaser />
              ))}
              {cardPlace}
            </FrontBox>
          )}
          {(picture || beside.length > 0) && (
            <div class="side">
              {talkPlace}
              {picture && (
                <FrontBox title={words.picture} more={{ href: picture.section.href, text: picture.section.name }}>
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
    </>
  );
}

function Hero({ card, page, plate }: { card: StoryCard; page: PageContext; plate: string | null }) {
  return (
    <article class="hero" lang={card.language === page.language ? undefined : card.language}>
      {card.picture && <PictureTag picture={card.picture} place="hero" alt={card.picture.alt} first />}
      {plate && (
        <p class="plate" lang="ja">
          <span>{plate}</span>
        </p>
      )}
      <div class="hero-text">
        <p class="label">
          <a href={card.section.href}>{card.section.name}</a>
        </p>
        <h2>
          <a href={card.href}>{mixedText(card.headline, card.language)}</a>
        </h2>
        {card.standfirst && <p class="teaser">{mixedText(card.standfirst, card.language)}</p>}
      </div>
    </article>
  );
}

/** Its own Japanese name if it is a place, else the section's: the plate is Japanese in both languages. */
function plateOf(card: StoryCard, shelves: Shelf[]): string | null {
  const own = kindOf(card.kind).plate?.(card.fields) ?? null;
  if (own !== null) return own;
  // A sub-section lies below its parent's address.
  const shelf = shelves.find(({ href }) => card.section.href === href || card.section.href.startsWith(`${href}/`));
  return shelf?.section.name.ja ? sectionName(shelf.section, 'ja') : null;
}
