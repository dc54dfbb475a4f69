/** Pictures of a page that cannot be shown. */
import type { Page } from 'playwright-core';

/** Those below the fold are asked for, too. */
export async function missingPictures(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`Promise.all([...document.images].map(async (image) => {
    image.loading = 'eager';
    await image.decode().catch(() => undefined);
    return image.naturalWidth > 0 ? [] : ['no picture at ' + image.currentSrc];
  })).then((found) => found.flat())`);
}
