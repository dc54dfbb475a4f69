/** A section: what it is, its parts, its stories by page. Pictures and questions have forms of their own. */
import { feedPath, sectionName, sectionPath, strings } from '../../features/network/network.ts';
import type { PageContext, Section } from '../../features/network/network.ts';
import type { StoryCard } from '../../features/stories/stories.ts';
import { CardList } from './card-list.tsx';
import { FeedChip } from './feed-chip.tsx';
import { Paging } from './paging.tsx';
import { StateBox } from './state-box.tsx';
import { WordsText } from './words-text.tsx';

export interface SectionFrontProps {
  page: PageContext;
  section: Section;
  /** The top-level section above, for a sub-section. */
  parent: Section | null;
  /** Sub-sections of the top-level one that this is or is in. */
  subSections: readonly Section[];
  /** This page's stories, newest first. */
  cards: StoryCard[];
  number: number;
  count: number;
}

export function SectionFront(props: SectionFrontProps) {
  const { page, section, cards, number, count } = props;
  const words = strings(page.language);
  return (
    <div class="section-front">
      <SectionHead {...props} />
      {cards.length === 0 ? (
        <StateBox icon="paper" {...words.emptySection} />
      ) : (
        <CardList cards={cards} page={page} opening={number === 1} />
      )}
      <Paging
        language={page.language}
        number={number}
        count={count}
        hrefOf={(other) => sectionPath(page.site, section, page.language, other)}
      />
    </div>
  );
}

function SectionHead({ page, section, parent, subSections, number }: SectionFrontProps) {
  const { site, language } = page;
  const words = strings(language);
  const top = parent ?? section;
  return (
    <header class="section-head">
      {parent && (
        <p class="label">
          <a href={sectionPath(site, parent, language)}>{sectionName(parent, language)}</a>
        </p>
      )}
      <h1>
        {sectionName(section, language)}
        {number > 1 && <span class="page-number">{words.page(number)}</span>}
      </h1>
      <WordsText words={section.description} language={language} />
      <ul class="chips">
        {subSections.length > 0 && <Chip href={sectionPath(site, top, language)} text={words.all} current={!parent} />}
        {subSections.map((sub) => (
          <Chip
            href={sectionPath(site, sub, language)}
            text={sectionName(sub, language)}
            current={sub.path === section.path}
          />
        ))}
        <FeedChip href={feedPath(site, language, section)} language={language} />
      </ul>
    </header>
  );
}

function Chip({ href, text, current }: { href: string; text: string; current: boolean }) {
  return (
    <li>
      <a href={href} aria-current={current ? 'page' : undefined}>
        {text}
      </a>
    </li>
  );
}
