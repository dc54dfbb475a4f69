import type { StoryPageView } from '../../story.ts';
import type { MarkupContext } from '../kind.ts';
import type { PartnerFields } from './fields.ts';

export function partnerMarkup(
  { fields }: StoryPageView & { fields: PartnerFields },
  { article }: MarkupContext,
): object {
  const { partner, person, original } = fields;
  const organization = { '@type': 'Organization', name: partner.name, url: partner.address };
  return {
    ...article,
    author: person === undefined ? organization : { '@type': 'Person', name: person, affiliation: organization },
    sourceOrganization: organization,
    isBasedOn: original,
  };
}
