/** One field and, where there is room, what narrows it down. */
import { searchPath, sectionName } from '../../features/network/network.ts';
import type { PageContext, Section } from '../../features/network/network.ts';
import { longestQuery, searchStrings, spansBack } from '../../features/search/search.ts';
import type { SpanBack } from '../../features/search/search.ts';

export interface SearchFormProps {
  page: PageContext;
  text?: string;
}

/** Alone, where something is missing. */
export function SearchForm({ page: { site, language }, text = '' }: SearchFormProps) {
  const words = searchStrings(language);
  return (
    <form class="search-form" role="search" action={searchPath(site, language)}>
      <Field text={text} label={words.label} button={words.button} />
    </form>
  );
}

function Field({ text, label, button }: { text: string; label: string; button: string }) {
  return (
    <div class="search-field">
      <input type="search" name="q" value={text} maxLength={longestQuery} aria-label={label} placeholder={label} />
      <button type="submit" class="button main">
        {button}
      </button>
    </div>
  );
}

export interface NarrowingProps extends SearchFormProps {
  sections: readonly Section[];
  chosen: { section: string | null; span: SpanBack | null; order: 'best' | 'newest' };
}

export function NarrowingSearchForm({ page, text = '', sections, chosen }: NarrowingProps) {
  const { site, language } = page;
  const words = searchStrings(language);
  const spans = Object.keys(spansBack) as SpanBack[];
  return (
    <form class="search-form" role="search" action={searchPath(site, language)}>
      <Field text={text} label={words.label} button={words.button} />
      <div class="search-choices">
        <label>
          <span>{words.section}</span>
          <select name="section">
            <option value="">{words.allSections}</option>
            {sections.map((section) => (
              <option value={section.path} selected={section.path === chosen.section}>
                {`${section.parentId === null ? '' : '– '}${sectionName(section, language)}`}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{words.when}</span>
          <select name="when">
            <option value="">{words.anyTime}</option>
            {spans.map((span) => (
              <option value={span} selected={span === chosen.span}>
                {words.spans[span]}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{words.order}</span>
          <select name="order">
            {(['best', 'newest'] as const).map((order) => (
              <option value={order} selected={order === chosen.order}>
                {words.orders[order]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p class="hint">{words.hint}</p>
    </form>
  );
}
