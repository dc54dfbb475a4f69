/** `/connect/{provider}`: to a provider and back, and the form for whoever is new. What an address may do is decided elsewhere. */
import {
  beginSocial,
  findArrival,
  finishSocial,
  joinBySocial,
  memberStrings,
  secretHash,
  seeOther,
  socialCookie,
  socialStrings,
  startHubSession,
  suggestName,
} from '../../features/members/members.ts';
import type {
  Answer,
  JoiningInput,
  JoiningProblems,
  PrivatePage,
  PrivateRequest,
  SocialProvider,
} from '../../features/members/members.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { renderHtml } from '../../platform/html/render.ts';
import { Field, FormPage, Hidden, Problems, Tick } from '../components/form.tsx';
import { privatePage } from '../private-frame.tsx';
import { refusedForNow } from '../refused-for-now.ts';
import type { RefusedForNow } from '../refused-for-now.ts';
import { arrived, hubCookies, hubOrigin, hubPath, onward, reservedNames } from './hub-request.ts';
import type { HubDeps } from './hub-request.ts';

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
    { ...common, method: 'GET', url: '/connect/new', handle: (request) => newForm(deps, request, null, {}) },
    { ...common, method: 'POST', url: '/connect/new', handle: (request) => postNew(deps, request) },
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
    const cookies = [{ name: socialCookie, value: toCookie(secret, r, proof, language), maxAgeSeconds: 900 }];
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
  const held = fromCookie(asked.cookies[socialCookie]);
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
          { name: socialCookie, value: toCookie(outcome.secret, held.r, null, held.language), maxAgeSeconds: 3_600 },
        ]);
      case 'known': {
        const { session, hash } = await startHubSession(deps.db, outcome.memberId, {
          ...{ userAgent, network, instead: sessionOf(asked) },
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

/** Which this browser has had until now: a new log-in ends it. */
function sessionOf({ viewer }: PrivateRequest): Buffer | null {
  return viewer.kind === 'member' ? viewer.session : null;
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

/** What the browser holds on the way: it alone knows which site waits for it, and which mail it came from. */
function toCookie(secret: string, r: string | null, proof: string | null, language: string): string {
  return [secret, r ?? '', proof ?? '', language].map((part) => part.replaceAll(/[^\w-]/g, '')).join('.');
}

function fromCookie(value: string | undefined): {
  secret: string | undefined;
  r: string | null;
  proof: string | null;
  language: 'en' | 'ja';
} {
  const [secret, r, proof, language] = (value ?? '').split('.');
  return { secret, r: r || null, proof: proof || null, language: language === 'ja' ? 'ja' : 'en' };
}

async function newForm(
  deps: HubDeps,
  asked: PrivateRequest,
  typed: JoiningInput | null,
  problems: JoiningProblems,
  refused?: RefusedForNow,
): Promise<Answer> {
  const { secret, r } = fromCookie(asked.cookies[socialCookie]);
  const arrival = await findArrival(deps.db, secret);
  if (!arrival) throw new KnownError('login-ended');
  const { request } = await arrived(deps, { ...asked, query: new URLSearchParams({ r: r ?? '' }) });
  const { language, site } = request;
  const [words, social] = [memberStrings(language), socialStrings(language)];
  const way = deps.social().find(({ key }) => key === arrival.provider)?.name ?? arrival.provider;
  const input: JoiningInput = typed ?? {
    name: await suggestName(deps.db, arrival.name, reservedNames(request)),
    email: arrival.email ?? '',
    ofAge: false,
  };
  const texts = {
    name: problems.name && words.nameProblems[problems.name],
    email: problems.email && words.noAddress,
    'of-age': problems.ofAge && words.ageNeeded,
  };
  const listed = [
    ...(refused ? [{ name: '', text: refused.text }] : []),
    ...Object.entries(texts).flatMap(([name, text]) => (text ? [{ name, text }] : [])),
  ];
  const main = renderHtml(
    <FormPage title={social.newTitle}>
      <p>{social.newText(way, site.name)}</p>
      <Problems title={words.problemsTitle} problems={listed} />
      <form method="post" action={hubPath(request, '/connect/new', null)} class="form">
        <Field
          name="name"
          label={words.displayName}
          hint={words.displayNameHint}
          value={input.name}
          autocomplete="nickname"
          maxLength={80}
          problem={texts.name}
        />
        <Field
          name="email"
          label={words.email}
          type="email"
          hint={social.emailHint}
          value={input.email}
          autocomplete="email"
          required={false}
          problem={texts.email}
        />
        <Tick name="of-age" label={words.ofAge} ticked={input.ofAge} problem={texts['of-age']} required />
        <p class="hint">{words.rules}</p>
        <button type="submit" class="button main">
          {social.join}
        </button>
      </form>
    </FormPage>,
  );
  const status = refused?.status ?? (listed.length > 0 ? 422 : 200);
  const { retryAfterSeconds } = refused ?? {};
  return privatePage(request, deps.assets, { title: social.newTitle, main, status, retryAfterSeconds });
}

async function postNew(deps: HubDeps, asked: PrivateRequest): Promise<Answer> {
  const { form, now, clientNetwork: network, userAgent } = asked;
  const { secret, r } = fromCookie(asked.cookies[socialCookie]);
  const arrival = await findArrival(deps.db, secret);
  const at = await arrived(deps, { ...asked, query: new URLSearchParams({ r: r ?? '' }) });
  const { site, language } = at.request;
  const input = {
    ...{ name: form.get('name') ?? '', email: form.get('email') ?? '' },
    ofAge: form.get('of-age') === '1',
  };
  const provider = deps.social().find(({ key }) => key === arrival?.provider)?.name ?? '';
  const about = {
    ...{ site, language, hubOrigin: hubOrigin(asked), reserved: reservedNames(asked), network, provider },
    authRequest: secretHash(at.r) ?? null,
  };
  const joined = await joinBySocial(deps.db, input, secret, about, now).catch((error: unknown) =>
    refusedForNow(error, language),
  );
  if ('problems' in joined) return newForm(deps, asked, input, joined.problems);
  if ('status' in joined) return newForm(deps, asked, input, {}, joined);
  const { session } = await startHubSession(deps.db, joined.memberId, {
    userAgent,
    network,
    instead: sessionOf(asked),
  });
  const words = socialStrings(language);
  const title = words.joinedTitle(input.name.trim());
  const email = input.email.trim();
  const main = renderHtml(
    <FormPage title={title}>
      <p>{words.joinedText}</p>
      <p class="next">{email === '' ? words.proofLater : words.proofSent(email)}</p>
      {at.auth && (
        <form method="post" action={hubPath(at.request, '/authorize', null)} class="form">
          <Hidden values={{ r: at.r, js: joined.plain ? null : '1' }} />
          <button type="submit" class="button main">
            {words.onTo(site.name)}
          </button>
        </form>
      )}
      <p class="ways">
        <a class="button" href={hubPath(at.request, '/account', null)}>
          {words.toAccount}
        </a>
      </p>
    </FormPage>,
  );
  const cookies = [...hubCookies(session), { name: socialCookie, value: null }];
  return privatePage(at.request, deps.assets, { title, main, cookies });
}
