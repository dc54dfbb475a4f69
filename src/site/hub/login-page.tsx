/** `/login`: an address and a password, or another way in. */
import { logIn, memberStrings, seeOther } from '../../features/members/members.ts';
import type { Answer, PrivatePage, PrivateRequest } from '../../features/members/members.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { renderHtml } from '../../platform/html/render.ts';
import { Field, FormPage, Hidden, Problems } from '../components/form.tsx';
import { privatePage } from '../private-frame.tsx';
import { refusedForNow } from '../refused-for-now.ts';
import { arrived, hubCookies, hubPath, onward } from './hub-request.ts';
import type { Arrived, HubDeps } from './hub-request.ts';
import { WaysIn, wentWords } from './social-block.tsx';

const common = {
  surface: 'hub',
  url: '/login',
  policy: 'account.enter',
  carries: 'none',
  file: 'src/site/hub/login-page.tsx',
} as const;

export function loginPages(deps: HubDeps): PrivatePage[] {
  return [
    { ...common, method: 'GET', handle: (request) => showLogin(deps, request) },
    { ...common, method: 'POST', handle: (request) => postLogin(deps, request) },
    {
      ...common,
      method: 'GET',
      url: '/',
      handle: async (request) =>
        seeOther(hubPath(request, request.viewer.kind === 'member' ? '/account' : '/login', null)),
    },
  ];
}

async function showLogin(deps: HubDeps, asked: PrivateRequest): Promise<Answer> {
  const at = await arrived(deps, asked);
  // Whoever is logged in need not do it again.
  if (asked.viewer.kind === 'member') return seeOther(hubPath(asked, at.r ? '/authorize' : '/account', at.r));
  return loginForm(deps, at, { email: '', wrong: null });
}

async function postLogin(deps: HubDeps, asked: PrivateRequest): Promise<Answer> {
  const at = await arrived(deps, asked);
  const { form, network, userAgent, clientNetwork } = asked;
  const email = form.get('email') ?? '';
  try {
    const wanted = { email, password: form.get('password') ?? '', local: network.local };
    const instead = asked.viewer.kind === 'member' ? asked.viewer.session : null;
    const device = { userAgent, network: clientNetwork, instead };
    const { session, hash } = await logIn(deps.db, deps.passwords, wanted, device);
    return await onward(deps, at.request, hash, at.auth, {
      plain: form.get('js') !== '1',
      cookies: hubCookies(session),
    });
  } catch (error) {
    const { wrongLogin } = memberStrings(asked.language);
    const { text, ...refused } =
      error instanceof KnownError && error.code === 'wrong-login'
        ? { text: wrongLogin, status: error.status, retryAfterSeconds: undefined }
        : refusedForNow(error, asked.language);
    return loginForm(deps, at, { email, wrong: text, ...refused });
  }
}

async function loginForm(
  deps: HubDeps,
  { request, r, auth }: Arrived,
  state: { email: string; wrong: string | null; status?: number; retryAfterSeconds?: number | undefined },
): Promise<Answer> {
  const words = memberStrings(request.language);
  const next = auth?.intentId ? await deps.describeIntent(request, auth.intentId) : [];
  const went = wentWords(deps, request);
  const title = words.logInTitle(request.site.name);
  const main = renderHtml(
    <FormPage title={title}>
      {next.map((line) => (
        <p class="next">{line}</p>
      ))}
      {went !== null && <p class="next">{went}</p>}
      <Problems
        title={words.problemsTitle}
        problems={state.wrong === null ? [] : [{ name: 'email', text: state.wrong }]}
      />
      <WaysIn deps={deps} request={request} r={r}>
        <form method="post" action={hubPath(request, '/login', null)} class="form" data-js>
          <Hidden values={{ r }} />
          <Field name="email" label={words.email} type="email" value={state.email} autocomplete="username" />
          <Field
            name="password"
            label={words.password}
            type="password"
            autocomplete="current-password"
            maxLength={512}
          />
          <button type="submit" class="button main">
            {words.logIn}
          </button>
        </form>
        <p class="ways">
          <a href={hubPath(request, '/forgot', r)}>{words.forgotten}</a>
          <a href={hubPath(request, '/register', r)}>{words.noAccountYet}</a>
        </p>
      </WaysIn>
    </FormPage>,
  );
  const { status = 200, retryAfterSeconds } = state;
  return privatePage(request, deps.assets, { title, main, status, retryAfterSeconds });
}
