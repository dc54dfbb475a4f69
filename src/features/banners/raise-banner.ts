/** Puts a banner above every page of a site or of all, for some hours. */
import { record } from '../../platform/audit/audit-queries.ts';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import { announce } from '../../platform/db/announce.ts';
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { insertBanner } from './banner-queries.ts';
import { bannerTag, longestBanner, mostHours } from './banner.ts';
import type { Banner } from './banner.ts';

/** Throws `banner-words` and `banner-hours`. */
export async function raiseBanner(db: Db, banner: Omit<Banner, 'id'>, actor: Actor): Promise<number> {
  const words = Object.fromEntries(
    Object.entries(banner.words).map(([language, text]) => [language, text.replaceAll(/\s+/gu, ' ').trim()]),
  );
  const texts = Object.values(words);
  if (texts.length === 0 || texts.some((text) => text === '' || text.length > longestBanner))
    throw new KnownError('banner-words');
  const hours = (banner.expiresAt.getTime() - banner.startsAt.getTime()) / 3_600_000;
  if (hours <= 0 || hours > mostHours) throw new KnownError('banner-hours');
  return db.transaction().execute(async (tx) => {
    const id = await insertBanner(tx, { ...banner, words, actor });
    await announce(tx, [bannerTag]);
    await record(tx, actor, 'banner.raise', `banner:${id}`, { ...banner, words });
    return id;
  });
}
