/** The whole picture as one JPEG, which feed readers and mail programs show. */
import { largestJpeg } from '../media/media.ts';
import type { Picture } from '../media/media.ts';
import { mixedText, picturePath } from '../network/network.ts';
import type { Language } from '../network/network.ts';

export interface FeedFigureProps {
  picture: Picture;
  words: { alt: string; caption: string; credit: string };
  language: Language;
}

export function FeedFigure({ picture, words: { alt, caption, credit }, language }: FeedFigureProps) {
  const jpeg = largestJpeg(picture);
  if (!jpeg) return null;
  const height = Math.round((jpeg.width * picture.height) / picture.width);
  return (
    <figure>
      <img src={picturePath(picture.key, jpeg.width, 'jpeg')} alt={alt} width={jpeg.width} height={height} />
      <figcaption>
        {mixedText(caption, language)} {mixedText(credit, language)}
      </figcaption>
    </figure>
  );
}
