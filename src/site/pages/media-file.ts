/** `/media/{key}-{width}.{ext}`, and a piece of it: a picture's bytes, as long as some story that shows it may leave, or a promo that shows it is not over. */
import { readFile } from 'node:fs/promises';
import {
  cropRenditions,
  mediaType,
  parseRenditionName,
  pictureByKey,
  renditionFile,
} from '../../features/media/media.ts';
import { nothingHere } from '../../features/network/network.ts';
import type { PublicPage } from '../../features/network/network.ts';
import { promoShowsPicture, promoTag } from '../../features/promos/promos.ts';
import { pictureMayLeave } from '../../features/stories/stories.ts';
import type { Db } from '../../platform/db/database.ts';

/** Browsers may keep a picture for an hour; shared caches only for as long as a kill may take. */
const cacheControl = 'public, max-age=3600, s-maxage=5';

export function mediaFile(db: Db, folder: string): PublicPage {
  return {
    urls: ['/media/:name'],
    carries: 'stories',
    file: 'src/site/pages/media-file.ts',
    inLanguages: false,
    async render(request, reading) {
      const wanted = parseRenditionName(request.params['name'] ?? '');
      const picture = wanted && (await pictureByKey(db, wanted.key));
      if (!wanted || !picture) return nothingHere;
      if (!reading.take(await pictureMayLeave(db, picture.id, request))) {
        const until = await promoShowsPicture(db, picture.id, request.now);
        if (until === null) return nothingHere;
        reading.take({ value: null, tags: [promoTag], expiresAt: until });
      }
      const { key, width, format, crop } = wanted;
      const there = crop === null ? picture.renditions : ((await cropRenditions(db, picture.id, crop)) ?? []);
      if (!there.some((rendition) => rendition.format === format && rendition.width === width)) return nothingHere;
      const body = await readFile(renditionFile(folder, key, width, format, crop));
      return { status: 200, contentType: mediaType[format], body, headers: { 'cache-control': cacheControl } };
    },
  };
}
