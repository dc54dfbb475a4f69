/** Whose it is, in the byline and below, with the way back. */
import { mixedText } from '../../../network/network.ts';
import type { KindProps, StoryParts } from '../kind.ts';
import { Day } from '../parts/days.tsx';
import type { PartnerFields } from './fields.ts';
import { partnerStrings } from './strings.ts';

export function partnerParts({ story, edition }: KindProps<PartnerFields>): StoryParts {
  const { language } = story;
  const { partner, person, original, originalDay } = story.fields;
  const words = partnerStrings(language);
  const [before, after] = words.by(person);
  const name = mixedText(partner.name, language);
  return {
    byline: (
      <p class={edition === 'lite' ? 'small' : 'byline'}>
        {mixedText(before, language)}
        <a href={partner.address}>{name}</a>
        {after}
      </p>
    ),
    notice: (
      <p>
        {words.firstIn[0]}
        <b>{name}</b>
        {words.firstIn[1]}
        {originalDay !== undefined && (
          <>
            {words.on[0]}
            <Day day={originalDay} language={language} />
            {words.on[1]}
          </>
        )}
        {words.end}
        <a href={original} data-host={new URL(original).host}>
          {words.readThere}
        </a>
      </p>
    ),
  };
}
