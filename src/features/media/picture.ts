/** A picture as pages show it. Only renditions that exist are listed, so that no page shows a missing one. */

export type PictureFormat = 'avif' | 'webp' | 'jpeg';
export type PictureId = number & { readonly __brand: 'PictureId' };

export interface Rendition {
  format: PictureFormat;
  /** px */
  width: number;
  sizeBytes: number;
}

export interface Picture {
  id: PictureId;
  /** Random; what addresses name the picture by. */
  key: string;
  /** px, of the master */
  width: number;
  height: number;
  renditions: Rendition[];
}

/** What must stay in sight, in hundredths of width and height. */
export interface Focus {
  x: number;
  y: number;
}

/** A piece in one shape around one point. */
export interface Crop extends Focus {
  ratio: Ratio;
}

/** Shapes that pictures are cut to: upright and square for phones, lying ones beside them. */
export const ratios = { '1x1': 1, '4x5': 4 / 5, '3x2': 3 / 2, '16x9': 16 / 9 } as const;
export type Ratio = keyof typeof ratios;

/** A picture with the pieces of it that there are. */
export interface CutPicture extends Picture {
  crops: (Crop & { renditions: Rendition[] })[];
}

/** What belongs to the use of a picture, not to its file. */
export interface PictureWords {
  alt: string;
  caption: string;
  credit: string;
  /** Whose rights it is under, where somebody has said so. */
  notice?: string;
}

/** A use, as a revision keeps it. */
export interface PictureUse extends PictureWords {
  /** For the desk. */
  terms?: string;
  /** ISO 8601: from when this use is over, whatever the file says of itself. */
  expires?: string;
}

/** A picture where a story shows it. */
export interface PlacedPicture extends Picture, PictureWords {}
