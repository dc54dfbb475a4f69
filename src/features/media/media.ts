/** The front door of `media`: pictures, taken in safely and shown in every format that exists. */
export { addPicture } from './add-picture.ts';
export type { MediaStore } from './add-picture.ts';
export type { EmbeddedRights } from './embedded-rights.ts';
export { startDrawingProcess, startImageProcess } from './image-process.ts';
export type { DrawnText } from './image-jobs.ts';
export { jpegOf, largestJpeg } from './choose-jpeg.ts';
export { makeCrop, wantCrops } from './make-crop.ts';
export { makeMissingRenditions } from './make-renditions.ts';
export { masterFile, parseRenditionName, renditionFile } from './media-files.ts';
export { mediaType } from './media-formats.ts';
export { cropRenditions, picturesByIds } from './crop-queries.ts';
export { pictureByKey } from './media-queries.ts';
export { ratios } from './picture.ts';
export type {
  Crop,
  CutPicture,
  Focus,
  Picture,
  PictureId,
  PictureUse,
  PlacedPicture,
  Ratio,
  Rendition,
} from './picture.ts';
export { cropsFor, CutPictureTag } from './cut-picture-tag.tsx';
export type { CutRole } from './cut-picture-tag.tsx';
export { PictureFigure } from './picture-figure.tsx';
export { PictureTag } from './picture-tag.tsx';
export type { PicturePlace } from './picture-tag.tsx';
