/** The front door of `media`: pictures, taken in safely and shown in every format that exists. */
export { addPicture } from './add-picture.ts';
export type { MediaStore } from './add-picture.ts';
export type { EmbeddedRights } from './embedded-rights.ts';
export { startImageProcess } from './image-process.ts';
export { makeMissingRenditions } from './make-renditions.ts';
export { masterFile, parseRenditionName, renditionFile } from './media-files.ts';
export { mediaType } from './media-formats.ts';
export { pictureByKey } from './media-queries.ts';
export type { Picture, PictureId, PictureUse, PlacedPicture, Rendition } from './picture.ts';
export { PictureFigure } from './picture-figure.tsx';
export { PictureTag } from './picture-tag.tsx';
export type { PicturePlace } from './picture-tag.tsx';
