/** The network block as a part of pages, with a key of its own: all pages of a site in a language share it. */
import { networkTag } from '../features/network/network.ts';
import type { PublicRequest } from '../features/network/network.ts';
import { networkBlock } from '../features/trending/trending.ts';
import type { Db } from '../platform/db/database.ts';
import type { Html } from '../platform/html/raw.ts';
import { renderHtml } from '../platform/html/render.ts';
import type { Reading } from '../platform/page-cache/reading.ts';
import { NetworkBlock } from './components/network-block.tsx';
import type { SiteAssets } from './site-assets.ts';

/** Null where there is nothing on other sites. */
export async function networkBlockHtml(
  db: Db,
  assets: SiteAssets,
  request: PublicRequest,
  reading: Reading,
): Promise<Html | null> {
  const { site, language, originOf } = request;
  const html = await reading.fragment(`network ${site.key} ${language}`, async (part) => {
    part.take({ value: null, tags: [networkTag] });
    const items = part.take(await networkBlock(db, request));
    if (items.length === 0) return renderHtml(<></>);
    return renderHtml(
      <NetworkBlock items={items} language={language} originOf={originOf} brand={assets.of(site).brand} />,
    );
  });
  return html === '' ? null : html;
}
