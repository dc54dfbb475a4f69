/** From which issue, above; then its stories, each with what the desk says of it. */
import { litePath, mixedText } from '../../../network/network.ts';
import type { KindProps, StoryParts } from '../kind.ts';
import { Day } from '../parts/days.tsx';
import type { DigestFields } from './fields.ts';
import { digestStrings } from './strings.ts';

export function digestParts({ story, edition }: KindProps<DigestFields>): StoryParts {
  const { language, named } = story;
  const { issue, stories } = story.fields;
  const cards = new Map(named.map((card): [number, (typeof named)[number]] => [card.id, card]));
  const from = (
    <>
      {mixedText(digestStrings(language).issue(issue.name, issue.number), language)}
      <Day day={issue.day} language={language} />
    </>
  );
  return {
    label: <p class="aside-line">{issue.address === undefined ? from : <a href={issue.address}>{from}</a>}</p>,
    below: (
      <ol class="digest">
        {stories.map(({ story: id, words }) => {
          const card = cards.get(id);
          return (
            card && (
              <li>
                <h2>
                  <a href={edition === 'lite' ? litePath(card.href) : card.href}>
                    {mixedText(card.headline, language)}
                  </a>
                </h2>
                <p>{mixedText(words, language)}</p>
              </li>
            )
          );
        })}
      </ol>
    ),
  };
}
