/** A story in the light edition: words only, the picture as a link. */
import { mixedText } from '../network/network.ts';
import type { PageContext } from '../network/network.ts';
import { BodyHtml } from './body-html.tsx';
import { kindOf } from './kinds/all-kinds.ts';
import { PictureLink } from './picture-link.tsx';
import { SourceNotice } from './source-notice.tsx';
import { Sponsored } from './sponsored.tsx';
import { StoryCorrections } from './story-corrections.tsx';
import { StoryDateline } from './story-dateline.tsx';
import type { StoryPageView } from './story.ts';

export function LiteStory({ story, page }: { story: StoryPageView; page: PageContext }) {
  const { language } = story;
  const parts = kindOf(story.kind).parts?.({ story, page, edition: 'lite' }) ?? {};
  return (
    <article lang={language === page.language ? undefined : language}>
      {parts.label ?? <Sponsored story={story} />}
      {parts.headline ?? <h1>{mixedText(story.headline, language)}</h1>}
      {story.standfirst && <p class="standfirst">{mixedText(story.standfirst, language)}</p>}
      {parts.byline ?? (story.byline && <p class="small">{mixedText(story.byline, language)}</p>)}
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
      <BodyHtml body={story.body} language={language} sponsored={story.sponsor !== null} />
      {parts.below}
      <footer class="small">
        {parts.notice}
        {story.notice && <SourceNotice notice={story.notice} />}
        <p>{story.publisherLine}</p>
      </footer>
    </article>
  );
}
