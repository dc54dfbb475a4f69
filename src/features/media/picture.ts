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

/** A picture where a story shows it. Alt, caption and credit belong to the use, not to the file. */
export interface PlacedPicture extends Picture {
  alt: string;
  caption: string;
  credit: string;
}
