/** A series: what it is, its parts in their order; and the same as a plain list. */
import { inLanguage, litePath, mixedText } from '../../features/network/network.ts';
import type { PageContext } from '../../features/network/network.ts';
import type { Part, Series } from '../../features/series/series.ts';
import { RowCard, storyStrings } from '../../features/stories/stories.ts';
import { ListHead } from './list-head.tsx';
import { WordsText } from './words-text.tsx';

export interface SeriesFrontProps {
  page: PageContext;
  series: Series;
  parts: Part[];
}

export function SeriesFront({ page, series, parts }: SeriesFrontProps) {
  const { language } = page;
  return (
    <div class="section-front">
      <ListHead label={storyStrings(language).series} name={shownTitle(series, page)} language={language} number={1}>
        <WordsText words={series.description} language={language} />
      </ListHead>
      <ol class="parts river">
        {parts.map((part) => (
          <li>
            <p class="label">{partLabel(part, series, parts, page)}</p>
            <RowCard card={part.card} page={page} level={2} teaser />
          </li>
        ))}
      </ol>
    </div>
  );
}

export function LiteSeries({ page, series, parts }: SeriesFrontProps) {
  const { language } = page;
  const { text, lang } = shownTitle(series, page);
  return (
    <>
      <p class="label">{storyStrings(language).series}</p>
      <h1 lang={lang}>{text}</h1>
      <WordsText words={series.description} language={language} />
      <ul class="stories">
        {parts.map((part) => (
          <li>
            <a href={litePath(part.card.href)}>{mixedText(part.card.headline, language)}</a>
            <span class="small">{partLabel(part, series, parts, page)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function partLabel({ number }: Part, { planned }: Series, parts: readonly Part[], { language }: PageContext): string {
  const words = storyStrings(language);
  const last = Math.max(planned ?? 0, ...parts.map((part) => part.number));
  return words.part(number, last);
}

function shownTitle({ title, slug }: Series, { language }: PageContext) {
  return inLanguage(title, language) ?? { text: slug, lang: undefined };
}
