/** A picture with its caption and its credit as elements of their own. */
import { mixedText } from '../network/network.ts';
import type { Language } from '../network/network.ts';
import type { PlacedPicture } from './picture.ts';
import { PictureTag, type PicturePlace } from './picture-tag.tsx';

export interface PictureFigureProps {
  picture: PlacedPicture;
  place: PicturePlace;
  language: Language;
  first?: boolean;
  class?: string;
}

/** Below this a picture is cut to the page's own shape; from here on it is shown whole, on a ground of its own. */
const uprightFrom = 0.8;

export function PictureFigure({ picture, place, language, first = false, class: extra }: PictureFigureProps) {
  const upright = picture.height / picture.width > uprightFrom;
  return (
    <figure class={['figure', upright && 'upright', extra].filter(Boolean).join(' ')}>
      <PictureTag picture={picture} place={place} alt={picture.alt} first={first} />
      <figcaption>
        <span class="caption">{mixedText(picture.caption, language)}</span>{' '}
        <span class="credit">{mixedText(picture.credit, language)}</span>
      </figcaption>
    </figure>
  );
}
