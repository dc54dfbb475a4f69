/** A picture in the light edition. */
import type { PlacedPicture } from '../media/media.ts';
import { picturePath, strings } from '../network/network.ts';
import type { Language } from '../network/network.ts';

/** Links to the JPEG nearest to a phone's width, with its weight, so that readers can decide. */
export function PictureLink({ picture, language }: { picture: PlacedPicture; language: Language }) {
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
