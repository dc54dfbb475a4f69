import type { StoryPageView } from '../../story.ts';
import type { MarkupContext } from '../kind.ts';
import type { DigestFields } from './fields.ts';

export function digestMarkup(
  { fields: { issue }, named }: StoryPageView & { fields: DigestFields },
  { article, origin }: MarkupContext,
): object {
  return {
    ...article,
    '@type': 'Article',
    isBasedOn: {
      '@type': 'PublicationIssue',
      name: issue.name,
      issueNumber: issue.number,
      datePublished: issue.day,
      url: issue.address,
    },
    mainEntity: {
      '@type': 'ItemList',
      numberOfItems: named.length,
      itemListElement: named.map(({ href, headline }, at) => ({
        '@type': 'ListItem',
        position: at + 1,
        url: origin + href,
        name: headline,
      })),
    },
  };
}
