/** Beside a story or a section: what else there is, with thumbnails, then as headlines. */
import type { PageContext } from '../../features/network/page-context.ts';
import { strings } from '../../features/network/strings/catalogue.ts';
import { CompactCard, RowCard } from '../../features/stories/story-card.tsx';
import type { StoryCard } from '../../features/stories/story.ts';
import { FrontBox } from './front-box.tsx';

export interface MoreToReadProps {
  page: PageContext;
  /** Of the story's section, without the story; up to five. Null beside a section. */
  section: { name: string; href: string; cards: StoryCard[] } | null;
  /** The site's newest outside of that section; up to five. */
  elsewhere: StoryCard[];
}

export function MoreToRead({ page, section, elsewhere }: MoreToReadProps) {
  const words = strings(page.language);
  return (
    <>
      {section && section.cards.length > 0 && (
        <FrontBox title={words.moreFrom(section.name)} href={section.href} class="river small">
          {section.cards.map((card) => (
            <RowCard card={card} page={page} />
          ))}
        </FrontBox>
      )}
      {elsewhere.length > 0 && (
        <FrontBox title={words.elsewhereOn(page.site.name)} class="river small stays">
          {elsewhere.map((card) =>
            section ? (
              <CompactCard card={{ ...card, picture: null }} page={page} />
            ) : (
              <RowCard card={card} page={page} />
            ),
          )}
        </FrontBox>
      )}
    </>
  );
}
