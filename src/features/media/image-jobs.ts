/** What the image child is asked and answers. */
import type { EmbeddedRights } from './embedded-rights.ts';
import type { PictureFormat } from './picture.ts';

export type ImageJob =
  | { id: number; kind: 'master'; bytes: Buffer; maxWidth: number; maxHeight: number }
  | { id: number; kind: 'renditions'; file: string; format: PictureFormat; widths: number[] };

export interface ImageResult {
  bytes: Buffer;
  width: number;
  height: number;
  /** Of a master. */
  embedded?: EmbeddedRights;
}

export type ImageReply = { id: number; results: ImageResult[] } | { id: number; refused: string };
