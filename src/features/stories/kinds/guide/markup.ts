import { blockAnchor } from '../../blocks/block-forms.ts';
import { inlineText } from '../../inline-text.ts';
import type { StoryPageView } from '../../story.ts';
import type { MarkupContext } from '../kind.ts';
import type { GuideFields } from './fields.ts';

export function guideMarkup(
  { body, fields }: StoryPageView & { fields: GuideFields },
  { article }: MarkupContext,
): object {
  const headings = body.content.filter((block) => block.type === 'heading');
  return {
    ...article,
    '@type': 'Article',
    hasPart: headings.map(({ attrs, content }, at) => ({
      '@type': 'WebPageElement',
      name: fields.topics?.[at] ?? inlineText(content),
      url: `${article.url}#${blockAnchor({ attrs })}`,
    })),
  };
}
