/** Finds forgotten tags in production: one kept page is rendered anew and compared. */
import type { PageCache } from './page-cache.ts';

/**
 * The key of a page that differs though nothing purged it meanwhile, else null. `caughtUp` resolves when every write
 * that the fresh render may have seen has been announced.
 */
export async function checkSample(cache: PageCache, caughtUp: () => Promise<void>): Promise<string | null> {
  const sample = cache.sample();
  if (!sample) return null;
  const fresh = await cache.renderFresh(sample.render);
  await caughtUp();
  // Purged or replaced while we looked: it says nothing.
  if (!cache.holds(sample.page)) return null;
  const same = Buffer.from(fresh.body).equals(Buffer.from(sample.page.rendered.body));
  if (!same) cache.distrust(sample.page);
  return same ? null : sample.page.key;
}
