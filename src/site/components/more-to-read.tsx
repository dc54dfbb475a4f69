/** Beside a story or a section: what else there is. */
import { strings } from '../../features/network/network.ts';
import type { PageContext } from '../../features/network/network.ts';
import { RowCard } from '../../features/stories/stories.ts';
import type { StoryCard } from '../../features/stories/stories.ts';
import { FrontBox } from './front-box.tsx';

export interface MoreToReadProps {
  page: PageContext;
  /** About the same as the story. */
  related?: StoryCard[];
  /** Of the story's section, without the story; up to five. Null beside a section. */
  section: { name: string; href: string; cards: StoryCard[] } | null;
  /** The site's newest outside of that section; up to five. */
  elsewhere: StoryCard[];
}

export function MoreToRead({ page, related = [], section, elsewhere }: MoreToReadProps) {
  const words = strings(page.language);
  return (
    <>
      {related.length > 0 && (
        <FrontBox title={words.related} class="river small">
          {related.map((card) => (
            <RowCard card={card} page={page} />
          ))}
        </FrontBox>
      )}
      {section && section.cards.length > 0 && (
        <FrontBox title={words.moreFrom(section.name)} href={section.href} class="river small">
          {section.cards.map((card) => (
            <RowCard card={card} page={page} />
          ))}
        </FrontBox>
      )}
      {elsewhere.length > 0 && (
        <FrontBox title={words.elsewhereOn(page.site.name)} class="river small stays">
          {elsewhere.map((card) => (
            <RowCard card={card} page={page} />
          ))}
        </FrontBox>
      )}
    </>
  );
}
