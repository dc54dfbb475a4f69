/** The fronts of the light edition: the same stories as plain lists. */
import { audienceStrings } from '../../features/audience/audience.ts';
import { litePath, liteSectionPath, popularPath, sectionName, strings } from '../../features/network/network.ts';
import type { PageContext, Section } from '../../features/network/network.ts';
import { LiteList } from '../../features/stories/stories.ts';
import type { StoryCard } from '../../features/stories/stories.ts';
import type { HomeCards } from './front.ts';
import { Paging } from './paging.tsx';

export function LiteHome({ page, cards }: { page: PageContext; cards: HomeCards }) {
  const { site, language } = page;
  const words = strings(language);
  const { lead, top, river, picture, question, quote } = cards;
  const newest = [lead, ...top, question, quote, picture].filter((card) => card !== null);
  return (
    <>
      <h1>{site.name}</h1>
      {newest.length + river.length === 0 && <p>{words.emptyHome.text}</p>}
      <LiteList cards={newest} page={page} />
      {river.length > 0 && (
        <>
          <h2>{words.latest}</h2>
          <LiteList cards={river} page={page} />
        </>
      )}
      <p>
        {(['read', 'discussed'] as const).map((kind) => (
          <>
            <a href={popularPath(site, language, kind === 'read' ? 'popular' : 'discussed', '24h', '.lite')}>
              {audienceStrings(language).titles[kind]}
            </a>{' '}
          </>
        ))}
      </p>
      <h2>{words.sections}</h2>
      <ul>
        {cards.sections.map(({ section }) => (
          <li>
            <a href={liteSectionPath(site, section, language)}>{sectionName(section, language)}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

export interface LiteSectionProps {
  page: PageContext;
  section: Section;
  subSections: readonly Section[];
  cards: StoryCard[];
  number: number;
  count: number;
}

export function LiteSection({ page, section, subSections, cards, number, count }: LiteSectionProps) {
  const { site, language } = page;
  const words = strings(language);
  return (
    <>
      <h1>{sectionName(section, language)}</h1>
      {subSections.length > 0 && (
        <p class="small">
          {subSections.map((sub) => (
            <>
              <a href={liteSectionPath(site, sub, language)}>{sectionName(sub, language)}</a>{' '}
            </>
          ))}
        </p>
      )}
      {cards.length === 0 && <p>{words.emptySection.text}</p>}
      <LiteList cards={cards} page={page} />
      <Paging
        language={language}
        number={number}
        count={count}
        hrefOf={(other) => liteSectionPath(site, section, language, other)}
      />
    </>
  );
}

/** Below a light story: the way on. */
export function LiteMore({
  page,
  section,
  cards,
}: {
  page: PageContext;
  section: { name: string; href: string };
  cards: StoryCard[];
}) {
  if (cards.length === 0) return null;
  return (
    <>
      <h2>
        <a href={litePath(section.href)}>{strings(page.language).moreFrom(section.name)}</a>
      </h2>
      <LiteList cards={cards} page={page} />
    </>
  );
}
