/** A story in the light edition: words only, the picture as a link. */
import { mixedText } from '../network/network.ts';
import type { PageContext } from '../network/network.ts';
import type { BodyAs } from './blocks/block-forms.ts';
import { PictureLink } from './picture-link.tsx';
import { SourceNotice } from './source-notice.tsx';
import { StoryBody } from './story-body.tsx';
import { StoryCorrections } from './story-corrections.tsx';
import { StoryDateline } from './story-dateline.tsx';
import type { StoryPageView } from './story.ts';
import { storyStrings } from './strings.ts';

export interface LiteStoryProps {
  story: StoryPageView;
  page: PageContext;
  poll?: BodyAs['poll'];
}

export function LiteStory({ story, page, poll }: LiteStoryProps) {
  const { language } = story;
  return (
    <article lang={language === page.language ? undefined : language}>
      {story.sponsor !== null && (
        <p class="paid">{mixedText(storyStrings(language).sponsoredBy(story.sponsor), language)}</p>
      )}
      <h1>{mixedText(story.headline, language)}</h1>
      {story.standfirst && <p class="standfirst">{mixedText(story.standfirst, language)}</p>}
      {story.byline && <p class="small">{mixedText(story.byline, language)}</p>}
      <StoryDateline story={story} page={page} />
      {story.picture && (
        <PictureLink
          picture={story.picture}
          caption={story.picture.caption}
          credit={story.picture.credit}
          language={language}
        />
      )}
      <StoryCorrections story={story} page={page} />
      <StoryBody story={story} page={page} edition="lite" poll={poll} />
      <footer class="small">
        {story.notice && <SourceNotice notice={story.notice} />}
        <p>{story.publisherLine}</p>
      </footer>
    </article>
  );
}
