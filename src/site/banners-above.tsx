/** Reads what stands above every page of a site now. */
import { Banners, LiteBanners, standingBanners } from '../features/banners/banners.ts';
import type { PublicRequest } from '../features/network/network.ts';
import type { Db } from '../platform/db/database.ts';
import type { Html } from '../platform/html/raw.ts';
import { renderHtml } from '../platform/html/render.ts';
import type { Tagged } from '../platform/page-cache/reading.ts';

export function bannersAbove(db: Db) {
  return async (request: PublicRequest): Promise<Tagged<Html>> => {
    const { site, language, lite } = request;
    const { value: banners, ...rest } = await standingBanners(db, request);
    if (banners.length === 0) return { value: '' as Html, ...rest };
    const prefix = language === site.languages[0] ? '' : `/${language}`;
    const value = lite ? (
      <LiteBanners banners={banners} language={language} />
    ) : (
      <Banners banners={banners} language={language} prefix={prefix} />
    );
    return { value: renderHtml(value), ...rest };
  };
}
