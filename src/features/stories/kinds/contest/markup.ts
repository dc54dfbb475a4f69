import type { StoryPageView } from '../../story.ts';
import type { MarkupContext } from '../kind.ts';
import type { ContestFields } from './fields.ts';

export function contestMarkup(
  { headline, fields, pictures }: StoryPageView & { fields: ContestFields },
  { article, image }: MarkupContext,
): object {
  const { theme, opens, closes, winners } = fields;
  const items = winners
    .toSorted((a, b) => b.rank - a.rank)
    .map(({ rank, title, entrant, picture: said, reason }) => {
      const picture = pictures.get(said.picture);
      return {
        '@type': 'ListItem',
        position: rank,
        item: {
          '@type': 'ImageObject',
          name: title ?? entrant,
          contentUrl: picture && image(picture),
          caption: said.caption,
          creditText: said.credit,
          creator: { '@type': 'Person', name: entrant },
          review: { '@type': 'Review', reviewBody: reason },
        },
      };
    });
  return {
    ...article,
    '@type': 'Article',
    about: { '@type': 'Event', name: headline, description: theme, startDate: opens, endDate: closes },
    ...(items.length > 0
      ? {
          mainEntity: {
            '@type': 'ItemList',
            itemListOrder: 'https://schema.org/ItemListOrderDescending',
            numberOfItems: items.length,
            itemListElement: items,
          },
        }
      : {}),
  };
}
