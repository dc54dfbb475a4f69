import type { StoryPageView } from '../../story.ts';
import type { MarkupContext } from '../kind.ts';
import { prefectureName } from '../parts/prefectures.ts';
import type { EventRoundupFields, ListedEvent } from './fields.ts';

export function eventRoundupMarkup(
  { fields: { events }, pictures }: StoryPageView & { fields: EventRoundupFields },
  { article, image }: MarkupContext,
): object {
  const items = events.map((event, at) => {
    const picture = event.picture && pictures.get(event.picture.picture);
    return { '@type': 'ListItem', position: at + 1, item: eventMarkup(event, article.url, picture && image(picture)) };
  });
  return {
    ...article,
    '@type': 'Article',
    mainEntity: { '@type': 'ItemList', numberOfItems: items.length, itemListElement: items },
  };
}

/** Of Japan's clock, which is the same all year. */
function moment(day: string, clock: string | undefined): string {
  return clock === undefined ? day : `${day}T${clock}:00+09:00`;
}

function eventMarkup(event: ListedEvent, url: string, image: string | undefined): object {
  const { title, blurb, from, until, opens, closes, place, fee, info, state } = event;
  const last = until ?? from;
  return {
    '@type': 'Event',
    name: title,
    description: blurb,
    image,
    startDate: moment(from, opens),
    endDate: moment(last, closes),
    eventStatus: `https://schema.org/${state === 'cancelled' ? 'EventCancelled' : 'EventScheduled'}`,
    eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
    location: {
      '@type': 'Place',
      name: place.name,
      alternateName: place.ja,
      address: {
        '@type': 'PostalAddress',
        addressRegion: prefectureName(place.prefecture, 'en'),
        addressCountry: 'JP',
      },
      geo: place.at && { '@type': 'GeoCoordinates', ...place.at },
    },
    isAccessibleForFree: fee.yen === 0,
    offers: {
      '@type': 'Offer',
      price: fee.yen,
      priceCurrency: 'JPY',
      availability: `https://schema.org/${state === 'sold-out' ? 'SoldOut' : 'InStock'}`,
      url: info?.address ?? url,
    },
  };
}
