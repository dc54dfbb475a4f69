/** A story in the light edition: words only, the picture as a link. */
import { mixedText } from '../network/network.ts';
import type { PageContext } from '../network/network.ts';
import type { BodyAs } from './blocks/block-forms.ts';
import { kindOf } from './kinds/all-kinds.ts';
import { PictureLink } from './picture-link.tsx';
import { SourceNotice } from './source-notice.tsx';
import { Sponsored } from './sponsored.tsx';
import { StoryBody } from './story-body.tsx';
import { StoryByline } from './story-byline.tsx';
import { StoryCorrections } from './story-corrections.tsx';
import { SeriesLine, SeriesWays } from './story-series.tsx';
import { StoryTags } from './story-tag-list.tsx';
import { StoryDateline } from './story-dateline.tsx';
import type { StoryPageView } from './story.ts';

export interface LiteStoryProps {
  story: StoryPageView;
  page: PageContext;
  poll?: BodyAs['poll'];
}

export function LiteStory({ story, page, poll }: LiteStoryProps) {
  const { language } = story;
  const parts = kindOf(story.kind).parts?.({ story, page, edition: 'lite' }) ?? {};
  return (
    <article lang={language === page.language ? undefined : language}>
      {parts.label ?? <Sponsored story={story} />}
      {parts.headline ?? <h1>{mixedText(story.headline, language)}</h1>}
      {story.standfirst && <p class="standfirst">{mixedText(story.standfirst, language)}</p>}
      {parts.byline ?? <StoryByline story={story} form=".lite" />}
      <SeriesLine story={story} form=".lite" />
      <StoryDateline story={story} page={page} />
      {parts.lead ??
        (story.picture && (
          <PictureLink
            picture={story.picture}
            caption={story.picture.caption}
            credit={story.picture.credit}
            language={language}
          />
        ))}
      <StoryCorrections story={story} page={page} />
      {parts.above}
      <StoryBody story={story} page={page} edition="lite" poll={poll} />
      {parts.below}
      <SeriesWays story={story} form=".lite" />
      <StoryTags story={story} form=".lite" />
      <footer class="small">
        {parts.notice}
        {story.notice && <SourceNotice notice={story.notice} />}
        <p>{story.publisherLine}</p>
      </footer>
    </article>
  );
}
