/** While it is open, how to enter; once it is decided, first the winners from the last to the first. */
import { dayKey, mixedText } from '../../../network/network.ts';
import type { KindProps, StoryParts } from '../kind.ts';
import type { ContestFields } from './fields.ts';
import { EntryFacts } from './entry-facts.tsx';
import { standingOf } from './standing.ts';
import { contestStrings } from './strings.ts';
import { Winners } from './winners.tsx';

export function contestParts(props: KindProps<ContestFields>): StoryParts {
  const { story, page } = props;
  const { fields, language } = story;
  const words = contestStrings(language);
  // Right until the day ends, as the page is.
  const standing = standingOf(fields, dayKey(page.now, page.site.timeZone));
  const entry = <EntryFacts fields={fields} language={language} />;
  return {
    label: (
      <p class="aside-line">
        <b>{words.standing[standing]}</b>
        {words.joint}
        {mixedText(fields.theme, language)}
      </p>
    ),
    ...(standing === 'decided'
      ? {
          below: (
            <>
              <Winners {...props} />
              {entry}
            </>
          ),
        }
      : { below: entry }),
  };
}
