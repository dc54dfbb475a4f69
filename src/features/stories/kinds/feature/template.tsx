/** Who asks and who answers, above; what the firm is, in a box below. */
import { mixedText } from '../../../network/network.ts';
import type { Language } from '../../../network/network.ts';
import type { KindProps, StoryParts } from '../kind.ts';
import { Facts } from '../parts/facts.tsx';
import type { FeatureFields } from './fields.ts';
import { KindBox } from '../parts/kind-box.tsx';
import { featureStrings } from './strings.ts';

export function featureParts({ story }: KindProps<FeatureFields>): StoryParts {
  const { language } = story;
  const { company, interview } = story.fields;
  return {
    ...(interview
      ? {
          bodyClass: 'interview',
          above: (
            <p class="aside-line">
              {mixedText(
                featureStrings(language).asks(interview.by, interview.with.name, interview.with.role),
                language,
              )}
            </p>
          ),
        }
      : {}),
    below: company && <CompanyBox company={company} language={language} />,
  };
}

function CompanyBox({ company, language }: { company: NonNullable<FeatureFields['company']>; language: Language }) {
  const { name, what, founded, people, place, address } = company;
  const words = featureStrings(language);
  return (
    <KindBox title={mixedText(name, language)}>
      <p>{mixedText(what, language)}</p>
      <Facts
        facts={[
          founded !== undefined && [words.founded, language === 'ja' ? `${founded}年` : String(founded)],
          people !== undefined && [words.people, mixedText(people, language)],
          place !== undefined && [words.place, mixedText(place, language)],
          address !== undefined && [words.address, <a href={address}>{new URL(address).host}</a>],
        ]}
      />
    </KindBox>
  );
}
