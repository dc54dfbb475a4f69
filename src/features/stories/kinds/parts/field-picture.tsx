/** A picture that the fields of a kind name: with caption and credit, as a link in the light edition, as one JPEG in feeds. */
import { PictureFigure } from '../../../media/media.ts';
import type { PicturePlace } from '../../../media/media.ts';
import { FeedFigure } from '../../feed-figure.tsx';
import { PictureLink } from '../../picture-link.tsx';
import type { FieldPicture } from '../field-forms.ts';
import type { KindProps } from '../kind.ts';

export interface FieldPictureProps extends Pick<KindProps, 'story' | 'edition'> {
  picture: FieldPicture | undefined;
  place: PicturePlace;
}

/** Nothing where it is not there yet, or may not be shown any more. */
export function FieldPictureFigure({ picture: said, story, edition, place }: FieldPictureProps) {
  const picture = said && story.pictures.get(said.picture);
  if (!said || !picture) return null;
  const { alt, caption, credit } = said;
  if (edition === 'feed') return <FeedFigure picture={picture} words={said} language={story.language} />;
  const placed = { ...picture, alt, caption, credit };
  return edition === 'lite' ? (
    <PictureLink picture={picture} caption={caption} credit={credit} language={story.language} />
  ) : (
    <PictureFigure picture={placed} place={place} language={story.language} />
  );
}
