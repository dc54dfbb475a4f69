import { bodyText } from '../../body-text.ts';
import type { StoryPageView } from '../../story.ts';
import type { MarkupContext } from '../kind.ts';
import type { QuestionFields } from './fields.ts';

export function questionMarkup(story: StoryPageView & { fields: QuestionFields }, { article }: MarkupContext): object {
  return {
    ...article,
    '@type': 'DiscussionForumPosting',
    text: bodyText(story.body),
    interactionStatistic: {
      '@type': 'InteractionCounter',
      interactionType: 'https://schema.org/CommentAction',
      userInteractionCount: story.comments,
    },
    ...(story.discussed ? { discussionUrl: `${article.url}#comments` } : {}),
  };
}
