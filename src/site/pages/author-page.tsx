/** `/author/{author}?page=` and its light form, on each site where somebody has a story that may be read. */
import { authorAt, countByAuthor, placesOfAuthor, storiesByAuthor } from '../../features/authors/authors.ts';
import { authorPath, nothingHere } from '../../features/network/network.ts';
import type { Language, PublicPage, PublicRequest, Site } from '../../features/network/network.ts';
import type { Db } from '../../platform/db/database.ts';
import { renderHtml } from '../../platform/html/render.ts';
import type { Rendered } from '../../platform/page-cache/page.ts';
import type { Reading } from '../../platform/page-cache/reading.ts';
import { AuthorFront, LiteAuthor } from '../components/author-front.tsx';
import { authorHead } from '../layout/list-heads.ts';
import { drawList } from '../list-page.tsx';
import { pageContext } from '../page-parts.tsx';
import type { SiteAssets } from '../site-assets.ts';

const perPage = 15;

export function authorPage(db: Db, assets: SiteAssets): PublicPage {
  return {
    urls: ['/author/:author'],
    ...{ carries: 'stories', file: 'src/site/pages/author-page.tsx', lite: true, paged: true },
    render: (request, reading) => render(db, assets, request, reading),
  };
}

async function render(db: Db, assets: SiteAssets, request: PublicRequest, reading: Reading): Promise<Rendered> {
  const { site, language, lite, params, page: number, origin } = request;
  const author = reading.take(await authorAt(db, request, (params['author'] ?? '').replace(/\.lite$/, '')));
  if (!author) return nothingHere;
  const count = Math.ceil(reading.take(await countByAuthor(db, request, author.id)) / perPage);
  if (number > count) return nothingHere;
  const options = { limit: perPage, offset: (number - 1) * perPage };
  const cards = reading.take(await storiesByAuthor(db, request, author.id, options));
  const places = reading.take(await placesOfAuthor(db, author.id));
  const page = pageContext(request);
  const elsewhere = pagesElsewhere(request, author.slug, places);
  const shown = { page, author, elsewhere, cards, number, count };
  const languages = site.languages.filter(
    (spoken) => spoken === language || places.some((place) => place.siteId === site.id && place.language === spoken),
  );
  return drawList(db, assets, request, reading, {
    head: authorHead(page, origin, { author, number, count, languages }),
    languages,
    pathOf: (spoken, form, at) => authorPath(site, author.slug, spoken, at, form),
    main: renderHtml(lite ? <LiteAuthor {...shown} /> : <AuthorFront {...shown} />),
  });
}

/** In the language of this page where they have written in it there. */
function pagesElsewhere(
  { network, site, language, lite, originOf }: PublicRequest,
  slug: string,
  places: readonly { siteId: number; language: Language }[],
): { site: Site; href: string }[] {
  return network.sites
    .filter((other) => other.id !== site.id)
    .flatMap((other) => {
      const spoken = places.filter(({ siteId }) => siteId === other.id).map((place) => place.language);
      const shown = spoken.includes(language) ? language : spoken[0];
      if (shown === undefined) return [];
      return [{ site: other, href: originOf(other) + authorPath(other, slug, shown, 1, lite ? '.lite' : '') }];
    });
}
