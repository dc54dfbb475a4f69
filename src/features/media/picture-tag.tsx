/** A picture in a page: only renditions that exist, the best format first, at most two widths for each place. */
import { picturePath } from '../network/network.ts';
import { chooseWidths } from './choose-widths.ts';
import { mediaType } from './media-formats.ts';
import type { Picture, Rendition } from './picture.ts';

/** Where a picture stands: how wide it is drawn there, in CSS pixels, and the most that a dense screen gets. */
const places = {
  story: { sizes: '(min-width:1320px) 856px, (min-width:900px) 64vw, 100vw', widest: 1712 },
  lead: { sizes: '(min-width:1272px) 720px, (min-width:900px) 57vw, 100vw', widest: 1440 },
  hero: { sizes: '100vw', widest: 2400 },
  wide: { sizes: '(min-width:1272px) 836px, (min-width:900px) 65vw, 100vw', widest: 1672 },
  half: { sizes: '(min-width:900px) 400px, (min-width:600px) 47vw, 100vw', widest: 800 },
  tile: { sizes: '(min-width:1272px) 294px, (min-width:600px) 24vw, 48vw', widest: 640 },
  quarter: { sizes: '(min-width:900px) 250px, 104px', widest: 500 },
  thumb: { sizes: '(min-width:900px) 168px, 104px', widest: 336 },
} as const;

export type PicturePlace = keyof typeof places;

export interface PictureTagProps {
  picture: Picture;
  place: PicturePlace;
  /** Empty where the words beside it say what is seen. */
  alt: string;
  /** The one picture of a page that is loaded at once and first. */
  first?: boolean;
}

export function PictureTag({ picture, place, alt, first = false }: PictureTagProps) {
  const { sizes, widest } = places[place];
  const jpegs = chooseWidths(picture.renditions, 'jpeg', widest);
  const fallback = jpegs[0] ?? [...picture.renditions].sort(byWidth)[0];
  if (!fallback) return null;
  const height = Math.round((fallback.width * picture.height) / picture.width);
  return (
    <picture>
      {(['avif', 'webp'] as const).map((format) => {
        const renditions = chooseWidths(picture.renditions, format, widest);
        return renditions.length === 0 ? null : (
          <source type={mediaType[format]} srcset={srcset(picture.key, renditions)} sizes={sizes} />
        );
      })}
      <img
        src={address(picture.key, fallback)}
        srcset={jpegs.length > 1 ? srcset(picture.key, jpegs) : undefined}
        sizes={jpegs.length > 1 ? sizes : undefined}
        width={fallback.width}
        height={height}
        alt={alt}
        loading={first ? undefined : 'lazy'}
        fetchpriority={first ? 'high' : undefined}
      />
    </picture>
  );
}

function byWidth(a: Rendition, b: Rendition): number {
  return a.width - b.width;
}

function address(key: string, rendition: Rendition): string {
  return picturePath(key, rendition.width, rendition.format);
}

function srcset(key: string, renditions: Rendition[]): string {
  return renditions.map((rendition) => `${address(key, rendition)} ${rendition.width}w`).join(', ');
}
