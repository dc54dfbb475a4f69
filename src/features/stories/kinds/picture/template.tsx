/** What is known of the picture, below its words. */
import { mixedText } from '../../../network/network.ts';
import type { KindProps, StoryParts } from '../kind.ts';
import { Day } from '../parts/days.tsx';
import { Facts } from '../parts/facts.tsx';
import type { PictureFields } from './fields.ts';
import { pictureStrings } from './strings.ts';

export function pictureParts({ story }: KindProps<PictureFields>): StoryParts {
  const { language } = story;
  const { photographer, place, takenOn, licence } = story.fields;
  const words = pictureStrings(language);
  return {
    below: (
      <Facts
        facts={[
          photographer !== undefined && [words.photographer, mixedText(photographer, language)],
          place !== undefined && [words.place, mixedText(place, language)],
          takenOn !== undefined && [words.taken, <Day day={takenOn} language={language} />],
          licence && [
            words.licence,
            <a href={licence.address} rel="license">
              {mixedText(licence.name, language)}
            </a>,
          ],
        ]}
      />
    ),
  };
}
