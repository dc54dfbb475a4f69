/** Theme, dates, ways to enter, prizes, rules. */
import { mixedText } from '../../../network/network.ts';
import type { Language } from '../../../network/network.ts';
import { Day } from '../parts/days.tsx';
import { Facts } from '../parts/facts.tsx';
import { Lines } from '../parts/lines.tsx';
import type { ContestFields } from './fields.ts';
import { KindBox } from '../parts/kind-box.tsx';
import { contestStrings } from './strings.ts';

export function EntryFacts({ fields, language }: { fields: ContestFields; language: Language }) {
  const { theme, opens, closes, announced, channels, prizes, rules, judges } = fields;
  const words = contestStrings(language);
  return (
    <>
      <KindBox title={words.howToEnter}>
        <Facts
          facts={[
            [words.theme, mixedText(theme, language)],
            [words.opens, <Day day={opens} language={language} />],
            [words.closes, <Day day={closes} language={language} />],
            announced !== undefined && [words.announced, <Day day={announced} language={language} />],
            ...channels.map(
              ({ by, how, address }) =>
                [
                  words.channels[by],
                  address === undefined ? mixedText(how, language) : <a href={address}>{mixedText(how, language)}</a>,
                ] as const,
            ),
            ...prizes.map(({ place, what }) => [mixedText(place, language), mixedText(what, language)] as const),
            judges.length > 0 && [
              words.judges,
              <Lines>
                {judges.map(({ name, role }) => (
                  <span>{mixedText(role === undefined ? name : `${name}, ${role}`, language)}</span>
                ))}
              </Lines>,
            ],
          ]}
        />
      </KindBox>
      {rules.length > 0 && (
        <KindBox title={words.rules}>
          <ol>
            {rules.map((rule) => (
              <li>{mixedText(rule, language)}</li>
            ))}
          </ol>
        </KindBox>
      )}
    </>
  );
}
