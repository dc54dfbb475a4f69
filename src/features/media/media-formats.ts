import type { PictureFormat } from './picture.ts';

/** After JPEG, which everything reads: AVIF first, since it saves most; WebP for browsers in between. */
export const addedFormats: readonly PictureFormat[] = ['avif', 'webp'];

export const mediaType: Readonly<Record<PictureFormat, string>> = {
  avif: 'image/avif',
  webp: 'image/webp',
  jpeg: 'image/jpeg',
};
