/** A story as HTML that readers of feeds show: no classes and no ids, nothing relative, nothing to run. */
import { mixedText, strings } from '../features/network/network.ts';
import { storyStrings } from '../features/stories/stories.ts';
import type { FeedCopy, StoryCard } from '../features/stories/stories.ts';
import type { Html } from '../platform/html/raw.ts';
import { raw } from '../platform/html/raw.ts';
import { renderHtml } from '../platform/html/render.ts';
import type { FeedPicture } from './feed-view.ts';

export interface FeedHtmlProps {
  card: StoryCard;
  copy: FeedCopy;
  /** As `feedBodies` makes it. */
  body: Html;
  picture: FeedPicture | null;
  publisher: string;
  origin: string;
}

export function feedHtml(props: FeedHtmlProps): string {
  // Text has no quotation marks as they are: the renderer escapes them, so an attribute can be told by them.
  return renderHtml(<FeedStory {...props} />)
    .replaceAll(/ (?:id|class|data-[a-z]+)="[^"]*"/g, '')
    .replaceAll('href="/', `href="${props.origin}/`);
}

function FeedStory({ card, copy, body, picture, publisher }: FeedHtmlProps) {
  const { language, sponsor, correction, standfirst } = card;
  return (
    <>
      {sponsor !== null && (
        <p>
          <strong>{storyStrings(language).sponsoredBy(sponsor)}</strong>
        </p>
      )}
      {correction && (
        <p>
          <strong>{strings(language)[correction.kind]}:</strong> {correction.note}
        </p>
      )}
      {picture && (
        <figure>
          <img src={picture.href} width={picture.width} height={picture.height} alt={picture.alt} />
          <figcaption>
            {picture.caption} {picture.credit}
          </figcaption>
        </figure>
      )}
      {standfirst && (
        <p>
          <strong>{mixedText(standfirst, language)}</strong>
        </p>
      )}
      {raw(body)}
      {copy.notice && <p>{copy.notice}</p>}
      <p>© {publisher}</p>
    </>
  );
}
