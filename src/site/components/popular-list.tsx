/** What is read or discussed most, by its place; and the same in the light edition. */
import { audienceStrings } from '../../features/audience/audience.ts';
import type { PopularKind, Span } from '../../features/audience/audience.ts';
import type { PageContext } from '../../features/network/network.ts';
import { LiteList, RowCard } from '../../features/stories/stories.ts';
import type { StoryCard } from '../../features/stories/stories.ts';

export interface PopularListProps {
  page: PageContext;
  kind: PopularKind;
  span: Span;
  /** The first is at the top. */
  cards: StoryCard[];
  spanLinks: { span: Span; href: string }[];
  /** The list of the other kind. */
  other: { href: string; text: string };
}

export function PopularList({ page, kind, span, cards, spanLinks, other }: PopularListProps) {
  const words = audienceStrings(page.language);
  return (
    <section class="box popular">
      <div class="box-head">
        <h1>{words.titles[kind]}</h1>
      </div>
      <nav class="sorts" aria-label={words.titles[kind]}>
        {spanLinks.map((link) => (
          <a href={link.href} aria-current={link.span === span ? 'page' : undefined}>
            {words.spans[link.span]}
          </a>
        ))}
      </nav>
      {cards.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <ol class="ranked river">
          {cards.map((card) => (
            <li>
              <RowCard card={card} page={page} level={2} />
            </li>
          ))}
        </ol>
      )}
      <p class="hint">{words.about[kind]}</p>
      <p class="more">
        <a href={other.href}>{other.text}</a>
      </p>
    </section>
  );
}

export function LitePopular({ page, kind, span, cards, spanLinks, other }: PopularListProps) {
  const words = audienceStrings(page.language);
  return (
    <>
      <h1>{words.titles[kind]}</h1>
      <p class="small">
        {spanLinks.map((link) => (
          <>
            <a href={link.href} aria-current={link.span === span ? 'page' : undefined}>
              {words.spans[link.span]}
            </a>{' '}
          </>
        ))}
      </p>
      {cards.length === 0 ? <p>{words.none}</p> : <LiteList cards={cards} page={page} ranked />}
      <p class="small">{words.about[kind]}</p>
      <p>
        <a href={other.href}>{other.text}</a>
      </p>
    </>
  );
}
