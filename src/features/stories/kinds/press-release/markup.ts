import type { StoryPageView } from '../../story.ts';
import type { MarkupContext } from '../kind.ts';
import type { PressReleaseFields } from './fields.ts';

export function pressReleaseMarkup(
  { fields: { client, issuedOn } }: StoryPageView & { fields: PressReleaseFields },
  { article }: MarkupContext,
): object {
  const organization = { '@type': 'Organization', name: client.name, url: client.address };
  return {
    ...article,
    '@type': 'AdvertiserContentArticle',
    author: organization,
    sponsor: organization,
    dateCreated: issuedOn,
  };
}
