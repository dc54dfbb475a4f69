import type { StoryPageView } from '../../story.ts';
import type { MarkupContext } from '../kind.ts';
import type { CrimeFields } from './fields.ts';

export function crimeMarkup({ fields }: StoryPageView & { fields: CrimeFields }, { article }: MarkupContext): object {
  return {
    ...article,
    '@type': 'ReportageNewsArticle',
    citation: fields.attributions.map(({ name, source }) => ({
      '@type': 'CreativeWork',
      author: { '@type': 'Organization', name },
      url: source,
    })),
  };
}
