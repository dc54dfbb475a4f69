/** A section on a front: its newest story with picture, the next ones as headlines. */
import { sectionName } from '../../features/network/network.ts';
import type { PageContext } from '../../features/network/network.ts';
import { CompactCard, TextCard } from '../../features/stories/stories.ts';
import type { SectionShelf as Shelf } from './front.ts';
import { FrontBox } from './front-box.tsx';

/** `plain`: headlines only, for the narrow column. */
export function SectionShelf({ shelf, page, plain = false }: { shelf: Shelf; page: PageContext; plain?: boolean }) {
  const [first, ...others] = shelf.cards;
  if (!first) return null;
  return (
    <FrontBox title={sectionName(shelf.section, page.language)} href={shelf.href} class="shelf">
      {plain ? <TextCard card={first} page={page} /> : <CompactCard card={first} page={page} />}
      {others.map((card) => (
        <TextCard card={card} page={page} />
      ))}
    </FrontBox>
  );
}

export function ShelfRow({ shelves, page }: { shelves: Shelf[]; page: PageContext }) {
  if (shelves.length === 0) return null;
  return (
    <div class={shelves.length % 4 === 0 ? 'shelves fours' : 'shelves'}>
      {shelves.map((shelf) => (
        <SectionShelf shelf={shelf} page={page} />
      ))}
    </div>
  );
}
