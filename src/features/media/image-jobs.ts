/** What the image child is asked and answers. */
import type { EmbeddedRights } from './embedded-rights.ts';
import type { Focus, PictureFormat } from './picture.ts';

export type ImageJob =
  | { id: number; kind: 'master'; bytes: Buffer; maxWidth: number; maxHeight: number }
  | { id: number; kind: 'renditions'; file: string; format: PictureFormat; widths: number[] }
  /** `ratio`: width by height. The piece is as large as the picture allows, around what must stay in sight. */
  | { id: number; kind: 'crop'; file: string; format: PictureFormat; ratio: number; focus: Focus; widths: number[] }
  | { id: number; kind: 'drawing'; svg: string; texts: DrawnText[] };

/** Words on a drawing of ours: the largest of the sizes at which they are not too high. */
export interface DrawnText {
  /** Pango’s. */
  markup: string;
  /** Families, by commas. */
  families: string;
  weight: number;
  /** px, the largest first */
  sizes: readonly number[];
  left: number;
  top: number;
  width: number;
  maxHeight: number;
}

export interface ImageResult {
  bytes: Buffer;
  width: number;
  height: number;
  /** Of a master. */
  embedded?: EmbeddedRights;
}

export type ImageReply = { id: number; results: ImageResult[] } | { id: number; refused: string };
