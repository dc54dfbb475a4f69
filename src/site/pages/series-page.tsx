/** `/series/{series}` and its light form: the parts in their order. Without one that may be read there is none. */
import { nothingHere, seriesPath } from '../../features/network/network.ts';
import type { PublicPage, PublicRequest } from '../../features/network/network.ts';
import { countOfParts, partsOfSeries, seriesAt } from '../../features/series/series.ts';
import type { Db } from '../../platform/db/database.ts';
import { renderHtml } from '../../platform/html/render.ts';
import type { Rendered } from '../../platform/page-cache/page.ts';
import type { Reading } from '../../platform/page-cache/reading.ts';
import { LiteSeries, SeriesFront } from '../components/series-front.tsx';
import { seriesHead } from '../layout/list-heads.ts';
import { drawList, languagesOf } from '../list-page.tsx';
import { pageContext } from '../page-parts.tsx';
import type { SiteAssets } from '../site-assets.ts';

export function seriesPage(db: Db, assets: SiteAssets): PublicPage {
  return {
    urls: ['/series/:series'],
    ...{ carries: 'stories', file: 'src/site/pages/series-page.tsx', lite: true },
    render: (request, reading) => render(db, assets, request, reading),
  };
}

async function render(db: Db, assets: SiteAssets, request: PublicRequest, reading: Reading): Promise<Rendered> {
  const { site, lite, params, origin } = request;
  const series = reading.take(await seriesAt(db, request, (params['series'] ?? '').replace(/\.lite$/, '')));
  if (!series) return nothingHere;
  const parts = reading.take(await partsOfSeries(db, request, series.id));
  if (parts.length === 0) return nothingHere;
  const page = pageContext(request);
  const shown = { page, series, parts };
  const languages = await languagesOf(request, reading, (language) =>
    countOfParts(db, { ...request, language }, series.id),
  );
  return drawList(db, assets, request, reading, {
    head: seriesHead(page, origin, { series, parts, languages }),
    languages,
    pathOf: (language, form) => seriesPath(site, series.slug, language, form),
    main: renderHtml(lite ? <LiteSeries {...shown} /> : <SeriesFront {...shown} />),
  });
}
