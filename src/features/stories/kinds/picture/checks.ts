import type { CheckedCopy } from '../kind.ts';
import type { PictureFields } from './fields.ts';

export function missingForPicture({ pictureId }: CheckedCopy<PictureFields>): string[] {
  return pictureId === null ? ['the picture that a picture story is about'] : [];
}

export function pictureWarnings({ fields }: CheckedCopy<PictureFields>): string[] {
  return fields.licence === undefined ? ['nothing says under which licence the picture is shown'] : [];
}
