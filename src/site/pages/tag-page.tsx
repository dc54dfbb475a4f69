/** `/tag/{tag}?page=` and its light form. Without a story that may be read there is none. */
import { nothingHere, tagPath } from '../../features/network/network.ts';
import type { PublicPage, PublicRequest } from '../../features/network/network.ts';
import { countWithTag, storiesWithTag, tagAt } from '../../features/tags/tags.ts';
import type { Db } from '../../platform/db/database.ts';
import { renderHtml } from '../../platform/html/render.ts';
import type { Rendered } from '../../platform/page-cache/page.ts';
import type { Reading } from '../../platform/page-cache/reading.ts';
import { LiteTag, TagFront } from '../components/tag-front.tsx';
import { tagHead } from '../layout/list-heads.ts';
import { drawList, languagesOf } from '../list-page.tsx';
import { pageContext } from '../page-parts.tsx';
import type { SiteAssets } from '../site-assets.ts';

const perPage = 15;

export function tagPage(db: Db, assets: SiteAssets): PublicPage {
  return {
    urls: ['/tag/:tag'],
    ...{ carries: 'stories', file: 'src/site/pages/tag-page.tsx', lite: true, paged: true },
    render: (request, reading) => render(db, assets, request, reading),
  };
}

async function render(db: Db, assets: SiteAssets, request: PublicRequest, reading: Reading): Promise<Rendered> {
  const { site, lite, params, page: number, origin } = request;
  const tag = reading.take(await tagAt(db, request, (params['tag'] ?? '').replace(/\.lite$/, '')));
  if (!tag) return nothingHere;
  const count = Math.ceil(reading.take(await countWithTag(db, request, tag.id)) / perPage);
  if (number > count) return nothingHere;
  const options = { limit: perPage, offset: (number - 1) * perPage };
  const cards = reading.take(await storiesWithTag(db, request, tag.id, options));
  const page = pageContext(request);
  const shown = { page, tag, cards, number, count };
  const languages = await languagesOf(request, reading, (language) =>
    countWithTag(db, { ...request, language }, tag.id),
  );
  return drawList(db, assets, request, reading, {
    head: tagHead(page, origin, { tag, number, count, languages }),
    languages,
    pathOf: (language, form, at) => tagPath(site, tag.slug, language, at, form),
    main: renderHtml(lite ? <LiteTag {...shown} /> : <TagFront {...shown} />),
  });
}
