/**
 * Between the question and its answers: who is asked, until when, and the way to the form. A poll stands at the end of
 * the body, right above this.
 */
import { mixedText } from '../../../network/network.ts';
import type { KindProps, StoryParts } from '../kind.ts';
import { Day } from '../parts/days.tsx';
import type { QuestionFields } from './fields.ts';
import { questionStrings } from './strings.ts';

export function questionParts({ story, edition }: KindProps<QuestionFields>): StoryParts {
  const { language } = story;
  const { call, answersUntil } = story.fields;
  const words = questionStrings(language);
  if (!story.discussed) return {};
  return {
    below: (
      <p class="ask">
        {call !== undefined && <>{mixedText(call, language)} </>}
        {answersUntil !== undefined && (
          <>
            {words.until} <Day day={answersUntil} language={language} />.{' '}
          </>
        )}
        {/* Elsewhere there is no thread: the way leads to the page that has. */}
        <a href={edition === 'full' ? '#comments' : `${story.href}#comments`}>{words.answer}</a>
      </p>
    ),
  };
}
