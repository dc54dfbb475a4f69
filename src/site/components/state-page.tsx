/** A page that is not a story: missing, withdrawn, stopped, broken. */
import {
  dateStyle,
  fullTime,
  homePath,
  machineTime,
  sectionName,
  sectionPath,
  strings,
} from '../../features/network/network.ts';
import type { PageContext, Section } from '../../features/network/network.ts';
import { FrontBox } from './front-box.tsx';
import { SearchForm } from './search-form.tsx';
import { StateBox, type StateIcon } from './state-box.tsx';
import { WordsText } from './words-text.tsx';

export type PageState =
  | { kind: 'not-found' }
  /** `notice`: what the desk or the agency says about it, in place of our sentence. */
  | { kind: 'gone'; notice: string | null; since: Date | null }
  /** `retryHref`: this very page. */
  | { kind: 'unavailable'; since: Date | null; retryHref: string }
  | { kind: 'failed'; retryHref: string };

export interface StatePageProps {
  page: PageContext;
  state: PageState;
  /** Top-level sections; none if they cannot be asked for. */
  sections: readonly Section[];
}

const icons: Record<PageState['kind'], StateIcon> = {
  'not-found': 'search',
  gone: 'withdrawn',
  unavailable: 'pause',
  failed: 'pause',
};

export function StatePage({ page, state, sections }: StatePageProps) {
  const { site, language } = page;
  const words = strings(language);
  const { title, text } = stateWords(state, page);
  const since = 'since' in state ? state.since : null;
  return (
    <div class="sheet state-page">
      <StateBox icon={icons[state.kind]} level={1} title={title} text={text}>
        {since && (
          <p class="stamp">
            <time datetime={machineTime(since)}>
              {(state.kind === 'gone' ? words.gone : words.unavailable).since(fullTime(since, dateStyle(page)))}
            </time>
          </p>
        )}
        <p class="actions">
          {'retryHref' in state && (
            <a class="button" href={state.retryHref}>
              {words.tryAgain}
            </a>
          )}
          <a class="button" href={homePath(site, language)}>
            {words.toFront(site.name)}
          </a>
        </p>
      </StateBox>
      {(state.kind === 'not-found' || state.kind === 'gone') && <SearchForm page={page} />}
      {sections.length > 0 && (
        <FrontBox title={words.orSection} class="section-list">
          <ul>
            {sections.map((section) => (
              <li>
                <a href={sectionPath(site, section, language)}>{sectionName(section, language)}</a>
                <WordsText words={section.description} language={language} />
              </li>
            ))}
          </ul>
        </FrontBox>
      )}
    </div>
  );
}

/** The title is the document's, too. */
export function stateWords(state: PageState, page: PageContext): { title: string; text: string } {
  const words = strings(page.language);
  switch (state.kind) {
    case 'not-found':
      return words.notFound;
    case 'gone':
      return { title: words.gone.title, text: state.notice ?? words.gone.text };
    case 'unavailable':
      return words.unavailable;
    case 'failed':
      return words.failed;
  }
}
