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

/** A picture where a story shows it. Alt, caption and credit belong to the use, not to the file. */
export interface PlacedPicture extends Picture {
  alt: string;
  caption: string;
  credit: string;
}
