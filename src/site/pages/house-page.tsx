/** `/privacy`, `/terms` and whatever else a house says of itself, and its light form. */
import { correctingSlug, housePage } from '../../features/house-pages/house-pages.ts';
import {
  correctionsPath,
  dateStyle,
  fullTime,
  homePath,
  housePath,
  litePath,
  machineTime,
  mixedText,
  nothingHere,
  strings,
} from '../../features/network/network.ts';
import type { PublicPage, PublicRequest } from '../../features/network/network.ts';
import { BodyHtml, bodyText, storyStrings } from '../../features/stories/stories.ts';
import type { Db } from '../../platform/db/database.ts';
import { renderHtml } from '../../platform/html/render.ts';
import type { Rendered } from '../../platform/page-cache/page.ts';
import type { Reading } from '../../platform/page-cache/reading.ts';
import { framedPage, litePage, pageContext } from '../page-parts.tsx';
import type { SiteAssets } from '../site-assets.ts';

export function housePages(db: Db, assets: SiteAssets): PublicPage {
  return {
    urls: ['/:page(^[a-z0-9.-]{1,66}$)'],
    carries: 'none',
    file: 'src/site/pages/house-page.tsx',
    lite: true,
    render: (request, reading) => render(db, assets, request, reading),
  };
}

async function render(db: Db, assets: SiteAssets, request: PublicRequest, reading: Reading): Promise<Rendered> {
  const { site, language, origin } = request;
  const slug = (request.params['page'] ?? '').replace(/\.lite$/, '');
  if (!/^[a-z0-9-]{1,60}$/.test(slug)) return nothingHere;
  const versions = reading.take(await housePage(db, site.id, slug));
  const found = versions.find((version) => version.language === language);
  if (!found) return nothingHere;
  const page = pageContext(request);
  const href = housePath(site, language, slug);
  const main = renderHtml(
    <article class="house-page">
      <h1>{mixedText(found.title, language)}</h1>
      <div class="body">
        <BodyHtml body={found.body} page={page} language={language} edition={request.lite ? 'lite' : 'full'} />
      </div>
      {slug === correctingSlug && (
        <p class="more">
          <a href={correctionsPath(site, language, undefined, request.lite ? '.lite' : '')}>
            {storyStrings(language).corrections}
          </a>
        </p>
      )}
      <p class="hint">
        <time datetime={machineTime(found.changedAt)}>
          {strings(language).asOf(fullTime(found.changedAt, dateStyle(page)))}
        </time>
      </p>
    </article>,
  );
  const elsewhere = Object.fromEntries(
    site.languages.map((other) => [
      other,
      versions.some((version) => version.language === other) ? housePath(site, other, slug) : homePath(site, other),
    ]),
  );
  const description = bodyText(found.body).slice(0, 200);
  const head = { title: found.title, description, canonical: origin + href, liteHref: litePath(href) };
  if (request.lite)
    return litePage(request, reading, assets, {
      ...{ title: found.title, description, canonical: origin + href, fullHref: href, main },
      elsewhere: Object.fromEntries(
        Object.entries(elsewhere)
          .filter(([, path]) => path.endsWith(slug))
          .map(([other, path]) => [other, litePath(path)]),
      ),
    });
  return framedPage(request, reading, assets, {
    kind: 'section',
    head,
    main,
    current: null,
    elsewhere,
    liteHref: litePath(href),
    promos: false,
  });
}
