/** `/connect/{provider}`: to a provider and back. What an address may do is decided elsewhere. */
import {
  beginSocial,
  finishSocial,
  seeOther,
  socialCookie,
  socialStrings,
  startHubSession,
} from '../../features/members/members.ts';
import type { Answer, PrivatePage, PrivateRequest, SocialProvider } from '../../features/members/members.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { renderHtml } from '../../platform/html/render.ts';
import { FormPage } from '../components/form.tsx';
import { privatePage } from '../private-frame.tsx';
import { arrived, hubCookies, hubOrigin, hubPath, onward } from './hub-request.ts';
import type { HubDeps } from './hub-request.ts';
import { fromSocialCookie, toSocialCookie } from './social-cookie.ts';

const common = {
  surface: 'hub',
  policy: 'account.enter',
  carries: 'none',
  file: 'src/site/hub/connect-pages.tsx',
} as const;

export function connectPages(deps: HubDeps): PrivatePage[] {
  return [
    {
      ...common,
      method: 'POST',
      url: '/connect/:provider',
      // By a button below a story, too (`startByWay` in site/pages/auth-pages.ts).
      fromSites: true,
      handle: (request) => postConnect(deps, request),
    },
    // Exactly this address is registered with the provider: one for all languages.
    {
      ...common,
      method: 'GET',
      url: '/connect/:provider/callback',
      inLanguages: false,
      handle: (request) => callback(deps, request),
    },
  ];
}

export function providerOf({ social }: HubDeps, { params }: PrivateRequest): SocialProvider {
  const provider = social().find(({ key }) => key === params['provider']);
  if (!provider) throw new KnownError('not-found');
  return provider;
}

async function postConnect(deps: HubDeps, request: PrivateRequest): Promise<Answer> {
  const { form, query } = request;
  const carried = { r: form.get('r') ?? query.get('r'), proof: form.get('proof') };
  return sendToProvider(deps, request, providerOf(deps, request), { ...carried, connects: null });
}

/**
 * By a page that leads on by itself: browsers hold every further hop of a form's answer against our policy, and where a
 * provider sends its people is its own affair.
 */
export async function sendToProvider(
  deps: HubDeps,
  request: PrivateRequest,
  provider: SocialProvider,
  { r, proof, connects }: { r: string | null; proof: string | null; connects: Buffer | null },
): Promise<Answer> {
  const { form, language } = request;
  const words = socialStrings(language);
  try {
    const plain = form.get('js') !== '1';
    const redirectUri = redirectUriOf(request, provider);
    const { href, secret } = await beginSocial(deps.db, provider, { redirectUri, connects, plain });
    const main = renderHtml(
      <FormPage title={words.onTheWay(provider.name)}>
        <p>{words.onTheWayText(provider.name)}</p>
        <p>
          <a class="button main" href={href}>
            {words.onTheWay(provider.name)}
          </a>
        </p>
      </FormPage>,
    );
    const cookies = [{ name: socialCookie, value: toSocialCookie(secret, r, proof, language), maxAgeSeconds: 900 }];
    const page = await privatePage(request, deps.assets, { title: words.onTheWay(provider.name), main, cookies });
    return { ...page, headers: { ...page.headers, refresh: `0; url=${href}` } };
  } catch (error) {
    return wentWrong(deps, request, provider, error, { r, to: connects === null ? '/login' : '/account' });
  }
}

function redirectUriOf(request: PrivateRequest, { key }: SocialProvider): string {
  return `${hubOrigin(request)}/connect/${key}/callback`;
}

async function callback(deps: HubDeps, asked: PrivateRequest): Promise<Answer> {
  const { query, userAgent, clientNetwork: network } = asked;
  const provider = providerOf(deps, asked);
  const held = fromSocialCookie(asked.cookies[socialCookie]);
  const request: PrivateRequest = { ...asked, language: held.language };
  const ended = [{ name: socialCookie, value: null }];
  const redirectUri = redirectUriOf(asked, provider);
  try {
    const outcome = await finishSocial(deps.db, provider, {
      ...{ redirectUri, query, secret: held.secret, viewer: asked.viewer },
    });
    switch (outcome.kind) {
      case 'connected':
        return seeOther(wentPath(request, provider, '/account', null, outcome.connected), ended);
      case 'new':
        return seeOther(hubPath(request, '/connect/new', null), [
          {
            name: socialCookie,
            value: toSocialCookie(outcome.secret, held.r, null, held.language),
            maxAgeSeconds: 3_600,
          },
        ]);
      case 'known': {
        const { session, hash } = await startHubSession(deps.db, outcome.memberId, {
          ...{ userAgent, network, instead: asked.viewer.kind === 'member' ? asked.viewer.session : null },
        });
        const cookies = [...hubCookies(session), ...ended];
        if (held.proof !== null) return seeOther(hubPath(request, `/prove/${held.proof}`, null), cookies);
        const { auth } = await arrived(deps, { ...request, query: new URLSearchParams({ r: held.r ?? '' }) });
        return await onward(deps, request, hash, auth, { plain: outcome.plain, cookies });
      }
    }
  } catch (error) {
    if (error instanceof KnownError && error.code === 'login-ended') throw error;
    const to = asked.viewer.kind === 'member' ? '/account' : '/login';
    return wentWrong(deps, request, provider, error, { r: held.r, to });
  }
}

function wentWrong(
  deps: HubDeps,
  request: PrivateRequest,
  provider: SocialProvider,
  error: unknown,
  { r, to }: { r: string | null; to: string },
): Answer {
  const denied = error instanceof KnownError && error.code === 'provider-denied';
  if (!denied) deps.report(error, `the log-in with ${provider.name} went wrong`);
  const ended = [{ name: socialCookie, value: null }];
  return seeOther(wentPath(request, provider, to, r, denied ? 'denied' : 'failed'), ended);
}

function wentPath(
  request: PrivateRequest,
  { key }: SocialProvider,
  path: string,
  r: string | null,
  went: string,
): string {
  const to = hubPath(request, path, r);
  return `${to}${to.includes('?') ? '&' : '?'}way=${key}&went=${went}`;
}
