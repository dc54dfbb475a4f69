/** Pages that say why there is no page: 404, 410, and what is shown when the database cannot be asked. */
import type { PublicRequest } from '../../features/network/network.ts';
import { renderHtml } from '../../platform/html/render.ts';
import type { Rendered } from '../../platform/page-cache/page.ts';
import type { Reading } from '../../platform/page-cache/reading.ts';
import { StatePage, stateWords } from '../components/state-page.tsx';
import type { PageState } from '../components/state-page.tsx';
import { bareLitePage, framedPage, litePage, pageContext } from '../page-parts.tsx';
import type { SiteAssets } from '../site-assets.ts';

export async function notFoundPage(assets: SiteAssets, request: PublicRequest, reading: Reading): Promise<Rendered> {
  return statePage(assets, { kind: 'not-found' }, 404, request, reading);
}

export async function gonePage(
  assets: SiteAssets,
  killed: { notice: string | null; since: Date | null },
  request: PublicRequest,
  reading: Reading,
): Promise<Rendered> {
  return statePage(assets, { kind: 'gone', notice: killed.notice, since: killed.since }, 410, request, reading);
}

async function statePage(
  assets: SiteAssets,
  state: PageState,
  status: number,
  request: PublicRequest,
  reading: Reading,
): Promise<Rendered> {
  const page = pageContext(request);
  const { title, text } = stateWords(state, page);
  const sections = request.network.sections(request.site).filter((section) => section.parentId === null);
  const main = renderHtml(<StatePage page={page} state={state} sections={sections} />);
  const head = { title, description: text, canonical: null, index: false };
  const rendered = request.lite
    ? await litePage(request, reading, assets, { ...head, fullHref: null, main })
    : await framedPage(request, reading, assets, { kind: 'state', head, main, current: null });
  return { ...rendered, status };
}

/** Needs nothing that could be missing: the light edition's frame around one sentence. */
export function unavailablePage(assets: SiteAssets, request: PublicRequest): Rendered {
  const page = pageContext(request);
  const state: PageState = { kind: 'unavailable', since: request.now, retryHref: request.path };
  const { title, text } = stateWords(state, page);
  const main = renderHtml(<StatePage page={page} state={state} sections={[]} />);
  return {
    ...bareLitePage(request, assets, { title, description: text, canonical: null, fullHref: null, main }),
    status: 503,
  };
}
