/** The quotation between two kentō, and below it who said it, as what, and when. */
import { mixedText } from '../../../network/network.ts';
import type { KindProps, StoryParts } from '../kind.ts';
import { Day } from '../parts/days.tsx';
import type { QuoteFields } from './fields.ts';
import { Speaker } from './card.tsx';
import { quoteStrings } from './strings.ts';

export function quoteParts({ story }: KindProps<QuoteFields>): StoryParts {
  const { language, fields } = story;
  const { occasion, saidOn, original, source } = fields;
  const words = quoteStrings(language);
  return {
    headline: (
      <figure class="pull said">
        <blockquote cite={source}>
          <h1>{mixedText(story.headline, language)}</h1>
        </blockquote>
        <figcaption>
          <Speaker fields={fields} language={language} />
          <br />
          {mixedText(occasion, language)}
          {saidOn !== undefined && (
            <>
              {language === 'ja' ? '、' : ', '}
              <Day day={saidOn} language={language} />
            </>
          )}
        </figcaption>
      </figure>
    ),
    below: (original || source) && (
      <p class="aside-line">
        {original && (
          <>
            <b>{words.original}</b> <q lang={original.language}>{original.words}</q>{' '}
          </>
        )}
        {source && (
          <a href={source} data-host={new URL(source).host}>
            {words.source}
          </a>
        )}
      </p>
    ),
  };
}
