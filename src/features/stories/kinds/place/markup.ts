import type { StoryPageView } from '../../story.ts';
import type { MarkupContext } from '../kind.ts';
import { prefectureName } from '../parts/prefectures.ts';
import { schemaDays } from '../parts/weekdays.ts';
import type { PlaceFields } from './fields.ts';

export function placeMarkup(story: StoryPageView & { fields: PlaceFields }, { article, image }: MarkupContext): object {
  const { name, prefecture, area, address, at, hours, admission, website } = story.fields;
  const prices = admission.map(({ yen }) => yen);
  return {
    '@type': 'TouristAttraction',
    name: story.headline,
    alternateName: name.ja,
    description: article.description,
    url: article.url,
    sameAs: website,
    image: story.picture ? image(story.picture) : undefined,
    address: {
      '@type': 'PostalAddress',
      streetAddress: address.en,
      addressLocality: area,
      addressRegion: prefectureName(prefecture, 'en'),
      postalCode: address.postcode,
      addressCountry: 'JP',
    },
    geo: at && { '@type': 'GeoCoordinates', ...at },
    openingHoursSpecification: hours.map(({ days, opens, closes }) => ({
      '@type': 'OpeningHoursSpecification',
      dayOfWeek: schemaDays(days),
      opens,
      closes,
    })),
    isAccessibleForFree: prices.length > 0 ? prices.every((yen) => yen === 0) : undefined,
    publicAccess: true,
    subjectOf: article,
  };
}
