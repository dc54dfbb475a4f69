import type { StoryPageView } from '../../story.ts';
import type { MarkupContext } from '../kind.ts';
import type { QuoteFields } from './fields.ts';

export function quoteMarkup(story: StoryPageView & { fields: QuoteFields }, { article }: MarkupContext): object {
  const { speaker, role, saidOn, source } = story.fields;
  return {
    '@type': 'Quotation',
    text: story.headline,
    creator: { '@type': 'Person', name: speaker, jobTitle: role },
    dateCreated: saidOn,
    inLanguage: story.language,
    url: article.url,
    isBasedOn: source,
    subjectOf: article,
  };
}
