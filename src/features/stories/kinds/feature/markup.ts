import type { StoryPageView } from '../../story.ts';
import type { MarkupContext } from '../kind.ts';
import type { FeatureFields } from './fields.ts';

export function featureMarkup(
  { fields: { company, interview } }: StoryPageView & { fields: FeatureFields },
  { article }: MarkupContext,
): object {
  const answering = interview && { '@type': 'Person', name: interview.with.name, jobTitle: interview.with.role };
  return {
    ...article,
    '@type': 'Article',
    about: company && {
      ...{ '@type': 'Organization', name: company.name, description: company.what, url: company.address },
      foundingDate: company.founded === undefined ? undefined : String(company.founded),
    },
    mentions: answering,
  };
}
