/**
 * A picture of a body, cut for each breakpoint around what must stay in sight: one piece for phones, one beside them,
 * each in the best format first and in two widths. A piece that is not there yet is not named; without any the picture
 * is shown whole. Every source says its own size, so that nothing moves when it comes.
 */
import { picturePath } from '../network/network.ts';
import { chooseWidths } from './choose-widths.ts';
import { mediaType } from './media-formats.ts';
import { ratios } from './picture.ts';
import type { Crop, CutPicture, Focus, PictureFormat, Ratio, Rendition } from './picture.ts';

interface Shape {
  ratio: Ratio;
  /** Where it is shown; everywhere else where it does not say. */
  media?: string;
  sizes: string;
  /** px on a dense screen. */
  widest: number;
}

const phone = '(max-width:599px)';
const ofColumn = { sizes: '(min-width:728px) 680px, 100vw', widest: 1_360 };
const ofWide = { sizes: '(min-width:1320px) 856px, (min-width:900px) 64vw, 100vw', widest: 1_720 };
const ofTile = { sizes: '(min-width:728px) 332px, (min-width:600px) 47vw, 100vw', widest: 720 };

/** How a picture stands in a body. The last shape is that of all screens but phones. */
const roles = {
  column: {
    whole: ofColumn,
    shapes: [
      { ratio: '1x1', media: phone, sizes: '100vw', widest: 900 },
      { ratio: '3x2', ...ofColumn },
    ],
  },
  wide: {
    whole: ofWide,
    shapes: [
      { ratio: '4x5', media: phone, sizes: '100vw', widest: 900 },
      { ratio: '16x9', ...ofWide },
    ],
  },
  tile: { whole: ofTile, shapes: [{ ratio: '3x2', ...ofTile }] },
} as const satisfies Record<string, { whole: Omit<Shape, 'ratio'>; shapes: readonly Shape[] }>;

export type CutRole = keyof typeof roles;

/** The pieces that a picture in this role is made of. */
export function cropsFor(role: CutRole, { x, y }: Focus): Crop[] {
  return roles[role].shapes.map(({ ratio }) => ({ ratio, x, y }));
}

export interface CutPictureProps {
  picture: CutPicture;
  /** Null: whole. */
  focus: Focus | null;
  role: CutRole;
  alt: string;
}

interface Piece {
  media: string | undefined;
  sizes: string;
  widest: number;
  crop: Crop | null;
  /** Width by height. */
  ratio: number;
  renditions: readonly Rendition[];
}

export function CutPictureTag({ picture, focus, role, alt }: CutPictureProps) {
  const pieces = focus === null ? [] : piecesOf(picture, focus, role);
  const last = pieces.find(({ media }) => media === undefined) ?? wholeOf(picture, role);
  const all = [...pieces.filter((piece) => piece !== last), last];
  const jpegs = chooseWidths(last.renditions, 'jpeg', last.widest);
  const [fallback] = jpegs;
  if (!fallback) return null;
  return (
    <picture>
      {all.flatMap((piece) =>
        (['avif', 'webp', ...(piece === last ? [] : (['jpeg'] as const))] as const).map((format) => (
          <Source piece={piece} format={format} pictureKey={picture.key} />
        )),
      )}
      <img
        src={picturePath(picture.key, fallback.width, 'jpeg', last.crop)}
        srcset={jpegs.length > 1 ? srcset(picture.key, jpegs, last) : undefined}
        sizes={jpegs.length > 1 ? last.sizes : undefined}
        width={fallback.width}
        height={Math.round(fallback.width / last.ratio)}
        alt={alt}
        loading="lazy"
      />
    </picture>
  );
}

function Source({ piece, format, pictureKey }: { piece: Piece; format: PictureFormat; pictureKey: string }) {
  const renditions = chooseWidths(piece.renditions, format, piece.widest);
  const [first] = renditions;
  if (!first) return null;
  return (
    <source
      type={mediaType[format]}
      media={piece.media}
      srcset={srcset(pictureKey, renditions, piece)}
      sizes={piece.sizes}
      width={first.width}
      height={Math.round(first.width / piece.ratio)}
    />
  );
}

function piecesOf(picture: CutPicture, focus: Focus, role: CutRole): Piece[] {
  const shapes: readonly Shape[] = roles[role].shapes;
  return shapes.flatMap(({ ratio, media, sizes, widest }) => {
    const made = picture.crops.find((crop) => crop.ratio === ratio && crop.x === focus.x && crop.y === focus.y);
    if (!made?.renditions.some(({ format }) => format === 'jpeg')) return [];
    return [{ media, sizes, widest, crop: { ratio, ...focus }, ratio: ratios[ratio], renditions: made.renditions }];
  });
}

function wholeOf({ width, height, renditions }: CutPicture, role: CutRole): Piece {
  return { media: undefined, ...roles[role].whole, crop: null, ratio: width / height, renditions };
}

function srcset(key: string, renditions: readonly Rendition[], { crop }: Piece): string {
  return renditions.map(({ width, format }) => `${picturePath(key, width, format, crop)} ${width}w`).join(', ');
}
