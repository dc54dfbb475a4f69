/** A story in the light edition: words only, the picture as a link. */
import { mixedText, picturePath, strings } from '../network/network.ts';
import type { PageContext } from '../network/network.ts';
import { BodyHtml } from './body-html.tsx';
import type { PlacedPicture } from '../media/media.ts';
import { SourceNotice } from './source-notice.tsx';
import { StoryCorrections } from './story-corrections.tsx';
import { StoryDateline } from './story-dateline.tsx';
import type { StoryPageView } from './story.ts';
import { storyStrings } from './strings.ts';

export function LiteStory({ story, page }: { story: StoryPageView; page: PageContext }) {
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
      {story.picture && <PictureLink picture={story.picture} language={language} />}
      <StoryCorrections story={story} page={page} />
      <BodyHtml body={story.body} language={language} sponsored={story.sponsor !== null} />
      <footer class="small">
        {story.notice && <SourceNotice notice={story.notice} />}
        <p>{story.publisherLine}</p>
      </footer>
    </article>
  );
}

/** Links to the JPEG nearest to a phone's width, with its weight, so that readers can decide. */
function PictureLink({ picture, language }: { picture: PlacedPicture; language: PageContext['language'] }) {
  const jpegs = picture.renditions.filter(({ format }) => format === 'jpeg').sort((a, b) => a.width - b.width);
  const rendition = jpegs.find(({ width }) => width >= 800) ?? jpegs.at(-1);
  if (!rendition) return null;
  const kilobytes = Math.max(1, Math.round(rendition.sizeBytes / 1000));
  return (
    <p class="small">
      <a href={picturePath(picture.key, rendition.width, 'jpeg')}>
        {strings(language).pictureLink(picture.caption, kilobytes)}
      </a>{' '}
      {picture.credit}
    </p>
  );
}
