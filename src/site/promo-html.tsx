/** What stands in a page's placements by default, as fragments of their own: one that comes or goes renders no story anew. */
import type { Language, PublicRequest, Site } from '../features/network/network.ts';
import { defaultPromo } from '../features/promos/promos.ts';
import type { PromoView } from '../features/promos/promos.ts';
import type { Db } from '../platform/db/database.ts';
import type { Html } from '../platform/html/raw.ts';
import { renderHtml } from '../platform/html/render.ts';
import { PromoInside, PromoPlace } from './components/promo.tsx';
import type { SiteAssets } from './site-assets.ts';

/** Empty where nothing is booked: no place is left for what is not there. `storyId`: of the page. */
export function promoHtml(db: Db, assets: SiteAssets): PublicRequest['promo'] {
  return (request, reading, placement, storyId) => {
    const { site, language } = request;
    return reading.fragment(`promo ${placement} ${site.key} ${language} ${storyId ?? ''}`, async (part) => {
      const view = part.take(await defaultPromo(db, request, placement, storyId));
      if (view === null) return '' as Html;
      const inside = renderHtml(<PromoInside view={view} language={language} brand={assets.of(site).brand} />);
      return renderHtml(<PromoPlace placement={placement} language={language} inside={inside} />);
    });
  };
}

/** One reader's, for the place that their page has. */
export function offeredHtml(assets: SiteAssets) {
  return (view: PromoView, offer: string, site: Site, language: Language): string =>
    renderHtml(<PromoInside view={view} offer={offer} language={language} brand={assets.of(site).brand} />);
}
