/** Pages for one reader: the frame of the site around what only they see. Never kept, never shared. */
import { homePath, strings } from '../features/network/network.ts';
import { htmlAnswer, jsonAnswer, memberStrings, retryAfter, socialStrings } from '../features/members/members.ts';
import type { Answer, PrivateRequest, SetCookie } from '../features/members/members.ts';
import type { KnownError } from '../platform/http/errors.ts';
import type { Html } from '../platform/html/raw.ts';
import { renderHtml } from '../platform/html/render.ts';
import { errorWords } from './error-words.ts';
import { StateBox } from './components/state-box.tsx';
import { documentHtml } from './layout/document.tsx';
import { HubMasthead } from './layout/hub-masthead.tsx';
import type { LanguageLink } from './layout/masthead.tsx';
import { Reader } from './layout/reader.tsx';
import { framedPage } from './page-parts.tsx';
import type { SiteAssets } from './site-assets.ts';

export interface PrivateFrame {
  title: string;
  main: Html;
  aside?: Html | null;
  below?: Html | null;
  kind?: 'account' | 'story';
  status?: number;
  cookies?: readonly SetCookie[];
  frames?: readonly string[];
  /** With what was refused for now. */
  retryAfterSeconds?: number | undefined;
}

export async function privatePage(request: PrivateRequest, assets: SiteAssets, frame: PrivateFrame): Promise<Answer> {
  const head = { title: frame.title, description: frame.title, canonical: null, index: false };
  const { main, aside = null, below = null } = frame;
  const parts = { kind: frame.kind ?? ('account' as const), head, main, aside, below };
  const headers = retryAfter(frame.retryAfterSeconds);
  if (request.surface !== 'site')
    return { ...htmlAnswer(hubDocument(request, assets, parts), frame.status, frame.cookies), headers };
  // The frame is the one that every reader gets, made by code that has not seen this one.
  const reading = request.cache.sharedParts();
  const reader = readerOf(request);
  const { body } = await framedPage(request.shared, reading, assets, { ...parts, current: null, reader });
  const { frames = [] } = frame;
  return { ...htmlAnswer(String(body), frame.status, frame.cookies), headers, frames };
}

/** Where no site's sections are at hand: the hub, and what else is not a site. */
function hubDocument(
  request: PrivateRequest,
  assets: SiteAssets,
  parts: Pick<Parameters<typeof documentHtml>[0], 'kind' | 'head' | 'main' | 'aside' | 'below'>,
): string {
  const { site, language } = request;
  const home = request.originOf(site) + homePath(site, site.languages[0]);
  const masthead = renderHtml(
    <HubMasthead site={site} language={language} home={home} elsewhere={elsewhereOf(request)} />,
  );
  return documentHtml({ site, language, assets: assets.of(site), masthead, footer: renderHtml(<></>), ...parts });
}

/** The same page of the hub in the other language; none for what only a form leads to. */
function elsewhereOf({ surface, language, path, form }: PrivateRequest): LanguageLink | null {
  const own = language === 'ja' ? path.slice('/ja'.length) : path;
  if (surface !== 'hub' || own.startsWith('/logout')) return null;
  const r = form.get('r');
  const href = (language === 'ja' ? own : `/ja${own}`) + (r === null ? '' : `?r=${encodeURIComponent(r)}`);
  return { language: language === 'ja' ? 'en' : 'ja', href };
}

/** The masthead's word on who reads. */
export function readerOf(request: PrivateRequest): Html {
  const { viewer, language } = request;
  const accountHref = accountHrefOf(request);
  return renderHtml(
    <Reader viewer={viewer} language={language} prefix={languagePrefix(request)} accountHref={accountHref} />,
  );
}

/** The account page, in the dress of the site. */
export function accountHrefOf({ language, network, originOf, site }: PrivateRequest): string {
  const hub = originOf({ host: network.settings.hubHost });
  return `${hub}${language === 'ja' ? '/ja' : ''}/account?client=${site.key}`;
}

/** `/ja` where the site's own language is another one. */
function languagePrefix({ surface, site, language }: PrivateRequest): string {
  return surface !== 'site' || language === site.languages[0] ? '' : `/${language}`;
}

/** What a person sees when something went wrong; a script gets the same as data. */
export async function problemAnswer(request: PrivateRequest, assets: SiteAssets, error: KnownError): Promise<Answer> {
  const { code, status } = error;
  const { sentence, next } = errorWords(error, request.language);
  if (request.wantsJson) return jsonAnswer({ error: { code, sentence, next } }, status);
  const words = strings(request.language);
  const { site } = request;
  const home = request.originOf(site) + homePath(site, site.languages[0]);
  const main = renderHtml(
    <div class="sheet state-page">
      <StateBox icon="pause" level={1} title={sentence} text={next}>
        <p class="actions">
          {code === 'login-ended' && (
            <a class="button" href={`${languagePrefix(request)}/auth/start?to=${homePath(site, request.language)}`}>
              {memberStrings(request.language).logIn}
            </a>
          )}
          {code === 'address-unproven' && request.surface === 'site' && (
            <form method="post" action={`${languagePrefix(request)}/auth/proof`}>
              <button type="submit" class="button main">
                {socialStrings(request.language).proofAgain}
              </button>
            </form>
          )}
          {request.cameFrom !== null && (
            <a class="button" href={request.cameFrom}>
              {words.tryAgain}
            </a>
          )}
          <a class="button" href={home}>
            {words.toFront(site.name)}
          </a>
        </p>
      </StateBox>
    </div>,
  );
  return privatePage(request, assets, { title: sentence, main, status });
}
