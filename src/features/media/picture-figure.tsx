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

export function PictureFigure({ picture, place, language, first = false, class: extra }: PictureFigureProps) {
  return (
    <figure class={extra ? `figure ${extra}` : 'figure'}>
      <PictureTag picture={picture} place={place} alt={picture.alt} first={first} />
      <figcaption>
        <span class="caption">{mixedText(picture.caption, language)}</span>{' '}
        <span class="credit">{mixedText(picture.credit, language)}</span>
      </figcaption>
    </figure>
  );
}
