/** `/connect/new`: the form in which whoever is new by a provider says how they want to be called. */
import {
  findArrival,
  joinBySocial,
  memberStrings,
  secretHash,
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
} from '../../features/members/members.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { renderHtml } from '../../platform/html/render.ts';
import { Field, FormPage, Hidden, Problems, Tick } from '../components/form.tsx';
import { privatePage } from '../private-frame.tsx';
import { refusedForNow } from '../refused-for-now.ts';
import type { RefusedForNow } from '../refused-for-now.ts';
import { arrived, hubCookies, hubOrigin, hubPath, reservedNames } from './hub-request.ts';
import type { HubDeps } from './hub-request.ts';
import { fromSocialCookie } from './social-cookie.ts';

const common = {
  surface: 'hub',
  url: '/connect/new',
  policy: 'account.enter',
  carries: 'none',
  file: 'src/site/hub/join-page.tsx',
} as const;

export function joinPages(deps: HubDeps): PrivatePage[] {
  return [
    { ...common, method: 'GET', handle: (request) => newForm(deps, request, null, {}) },
    { ...common, method: 'POST', handle: (request) => postNew(deps, request) },
  ];
}

async function newForm(
  deps: HubDeps,
  asked: PrivateRequest,
  typed: JoiningInput | null,
  problems: JoiningProblems,
  refused?: RefusedForNow,
): Promise<Answer> {
  const { secret, r } = fromSocialCookie(asked.cookies[socialCookie]);
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
  const { secret, r } = fromSocialCookie(asked.cookies[socialCookie]);
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
    instead: asked.viewer.kind === 'member' ? asked.viewer.session : null,
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
