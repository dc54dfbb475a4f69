/** The body of a story, for the page that shows it. */
import type { PageContext } from '../network/network.ts';
import type { BodyAs, Edition } from './blocks/block-forms.ts';
import { BodyHtml } from './body-html.tsx';
import { isUnsold } from './kinds/all-kinds.ts';
import type { StoryPageView } from './story.ts';

export interface StoryBodyProps extends Pick<BodyAs, 'atParagraph' | 'poll'> {
  story: StoryPageView;
  page: PageContext;
  edition: Edition;
}

export function StoryBody({ story, page, edition, atParagraph, poll }: StoryBodyProps) {
  return (
    <BodyHtml
      body={story.body}
      parts={story.parts}
      story={{ href: story.href, sensitive: isUnsold(story) }}
      page={page}
      language={story.language}
      sponsored={story.sponsor !== null}
      edition={edition}
      atParagraph={atParagraph}
      poll={poll}
    />
  );
}
