/** A picture where none is shown: a link to the JPEG nearest to a phone's width, with its weight, so that readers can decide. */
import { jpegOf } from '../media/media.ts';
import type { Picture } from '../media/media.ts';
import { picturePath, strings } from '../network/network.ts';
import type { Language } from '../network/network.ts';

export interface PictureLinkProps {
  picture: Picture;
  caption: string;
  credit: string;
  language: Language;
  id?: string;
}

export function PictureLink({ picture, caption, credit, language, id }: PictureLinkProps) {
  const rendition = jpegOf(picture, 800);
  if (!rendition) return null;
  const kilobytes = Math.max(1, Math.round(rendition.sizeBytes / 1000));
  return (
    <p class="small" id={id}>
      <a href={picturePath(picture.key, rendition.width, 'jpeg')}>
        {strings(language).pictureLink(caption, kilobytes)}
      </a>{' '}
      {credit}
    </p>
  );
}
