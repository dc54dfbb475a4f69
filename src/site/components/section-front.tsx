/** A section: what it is, its parts, its stories by page. Pictures and questions have forms of their own. */
import { feedPath, sectionName, sectionPath, strings } from '../../features/network/network.ts';
import type { PageContext, Section } from '../../features/network/network.ts';
import {
  CompactCard,
  kindOf,
  LeadCard,
  PictureCard,
  PlaceTile,
  QuestionCard,
  QuoteCard,
  RowCard,
} from '../../features/stories/stories.ts';
import type { StoryCard } from '../../features/stories/stories.ts';
import { FrontBox } from './front-box.tsx';
import { cardPlace } from './places.ts';
import { Paging } from './paging.tsx';
import { StateBox } from './state-box.tsx';
import { WordsText } from './words-text.tsx';

/** So many rows are read before anything is offered. */
const promoAfter = 5;

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
        <SectionCards cards={cards} page={page} opening={number === 1} />
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
        <li>
          <a href={feedPath(site, language, section)}>
            <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
              <path d="M5 11a8 8 0 0 1 8 8M5 5a14 14 0 0 1 14 14M5.5 18.5v.01" />
            </svg>
            {words.feed}
          </a>
        </li>
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

function SectionCards({ cards, page, opening }: { cards: StoryCard[]; page: PageContext; opening: boolean }) {
  const words = strings(page.language);
  const forms = new Set(cards.map(({ kind }) => kindOf(kind).lists.section));
  const form = forms.size === 1 ? [...forms][0] : undefined;
  if (form === 'prints') {
    return (
      <div class="prints">
        {cards.map((card, index) => (
          <PictureCard card={card} page={page} level={2} first={index === 0} />
        ))}
      </div>
    );
  }
  if (form === 'questions') {
    return (
      <div class="questions">
        {cards.map((card) => (
          <QuestionCard card={card} page={page} level={2} />
        ))}
      </div>
    );
  }
  if (form === 'quotes') {
    return (
      <div class="questions">
        {cards.map((card) => (
          <QuoteCard card={card} page={page} level={2} />
        ))}
      </div>
    );
  }
  if (form === 'tiles') {
    return (
      <div class="tiles">
        {cards.map((card) => (
          <PlaceTile card={card} page={page} level={2} />
        ))}
      </div>
    );
  }
  const [lead, ...others] = opening ? cards : [];
  const pair = others.length >= 2 ? others.slice(0, 2) : [];
  const rows = opening ? others.slice(pair.length) : cards;
  return (
    <>
      {lead && <LeadCard card={lead} page={page} place="wide" />}
      {pair.length > 0 && (
        <div class="halves">
          {pair.map((card) => (
            <CompactCard card={card} page={page} level={2} />
          ))}
        </div>
      )}
      {rows.length > 0 && (
        <FrontBox title={words.earlier} class="river">
          {rows.map((card, at) => (
            <>
              <RowCard card={card} page={page} teaser />
              {at === Math.min(promoAfter, rows.length) - 1 && cardPlace}
            </>
          ))}
        </FrontBox>
      )}
    </>
  );
}
