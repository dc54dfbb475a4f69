/** `/forgot` and `/reset/{token}`. */
import {
  beginReset,
  carryOnAuthRequest,
  memberStrings,
  minPasswordLength,
  pendingReset,
  resetPassword,
  secretHash,
} from '../../features/members/members.ts';
import type { Answer, PrivatePage, PrivateRequest } from '../../features/members/members.ts';
import { renderHtml } from '../../platform/html/render.ts';
import { Field, FormPage, Hidden, Problems } from '../components/form.tsx';
import { privatePage } from '../private-frame.tsx';
import { endedPage } from './confirm-page.tsx';
import { refusedForNow } from '../refused-for-now.ts';
import type { RefusedForNow } from '../refused-for-now.ts';
import { arrived, hubOrigin, hubPath, inDressOf, reservedNames, waiting } from './hub-request.ts';
import type { Arrived, HubDeps } from './hub-request.ts';

const common = {
  surface: 'hub',
  policy: 'account.enter',
  carries: 'none',
  file: 'src/site/hub/reset-pages.tsx',
} as const;

export function resetPages(deps: HubDeps): PrivatePage[] {
  return [
    {
      ...common,
      method: 'GET',
      url: '/forgot',
      handle: async (request) => forgotForm(deps, await arrived(deps, request), ''),
    },
    { ...common, method: 'POST', url: '/forgot', handle: (request) => postForgot(deps, request) },
    { ...common, method: 'GET', url: '/reset/:token', handle: (request) => resetForm(deps, request) },
    { ...common, method: 'POST', url: '/reset/:token', handle: (request) => postReset(deps, request) },
  ];
}

async function forgotForm(
  deps: HubDeps,
  { request, r }: Arrived,
  email: string,
  refused?: RefusedForNow,
): Promise<Answer> {
  const words = memberStrings(request.language);
  const main = renderHtml(
    <FormPage title={words.forgotTitle}>
      <p>{words.forgotText}</p>
      <Problems title={words.problemsTitle} problems={refused ? [{ name: 'email', text: refused.text }] : []} />
      <form method="post" action={hubPath(request, '/forgot', null)} class="form">
        <Hidden values={{ r }} />
        <Field
          name="email"
          label={words.email}
          type="email"
          value={email}
          autocomplete="email"
          problem={refused?.text}
        />
        <button type="submit" class="button main">
          {words.forgotButton}
        </button>
      </form>
      <p class="ways">
        <a href={hubPath(request, '/login', r)}>{words.logIn}</a>
      </p>
    </FormPage>,
  );
  const { status = 200, retryAfterSeconds } = refused ?? {};
  return privatePage(request, deps.assets, { title: words.forgotTitle, main, status, retryAfterSeconds });
}

async function postForgot(deps: HubDeps, asked: PrivateRequest): Promise<Answer> {
  const at = await arrived(deps, asked);
  const { request, r } = at;
  const { site, language, clientNetwork, now } = request;
  const about = {
    ...{ site, language, hubOrigin: hubOrigin(asked), network: clientNetwork },
    authRequest: secretHash(r) ?? null,
  };
  const email = asked.form.get('email') ?? '';
  try {
    await beginReset(deps.db, email, about, now);
  } catch (error) {
    return forgotForm(deps, at, email, refusedForNow(error, language));
  }
  const words = memberStrings(language);
  const main = renderHtml(
    <FormPage title={words.sentTitle}>
      <p>{words.forgotSent}</p>
    </FormPage>,
  );
  return privatePage(request, deps.assets, { title: words.sentTitle, main });
}

async function resetForm(deps: HubDeps, asked: PrivateRequest, refused?: RefusedForNow): Promise<Answer> {
  const token = asked.params['token'] ?? '';
  const pending = await pendingReset(deps.db, token);
  if (!pending) return endedPage(deps, asked);
  const request = inDressOf(asked, await waiting(deps, pending.authRequest));
  const problem = refused?.text;
  const words = memberStrings(request.language);
  const title = words.resetTitle(pending.name);
  const main = renderHtml(
    <FormPage title={title}>
      <Problems title={words.problemsTitle} problems={problem ? [{ name: 'password', text: problem }] : []} />
      <form method="post" action={hubPath(request, `/reset/${token}`, null)} class="form">
        <Field
          name="password"
          label={words.newPassword}
          type="password"
          hint={words.passwordHint(minPasswordLength)}
          autocomplete="new-password"
          maxLength={512}
          problem={problem}
        />
        <button type="submit" class="button main">
          {words.resetButton}
        </button>
      </form>
    </FormPage>,
  );
  const { status = 200, retryAfterSeconds } = refused ?? {};
  return privatePage(request, deps.assets, { title, main, status, retryAfterSeconds });
}

async function postReset(deps: HubDeps, asked: PrivateRequest): Promise<Answer> {
  const token = asked.params['token'] ?? '';
  const words = memberStrings(asked.language);
  const pending = await pendingReset(deps.db, token);
  if (!pending) return endedPage(deps, asked);
  const password = asked.form.get('password') ?? '';
  const done = await resetPassword(deps.db, deps.passwords, token, password, reservedNames(asked)).catch(
    (error: unknown) => refusedForNow(error, asked.language),
  );
  if ('problem' in done) {
    const text = words.passwordProblems[done.problem](minPasswordLength);
    return resetForm(deps, asked, { text, status: 422, retryAfterSeconds: undefined });
  }
  if ('status' in done) return resetForm(deps, asked, done);
  const request = inDressOf(asked, await waiting(deps, pending.authRequest));
  const r = await carryOnAuthRequest(deps.db, pending.authRequest);
  const main = renderHtml(
    <FormPage title={words.forgotTitle}>
      <p>{words.resetDone}</p>
      <p class="ways">
        <a class="button main" href={hubPath(request, '/login', r)}>
          {words.logIn}
        </a>
      </p>
    </FormPage>,
  );
  return privatePage(request, deps.assets, { title: words.forgotTitle, main });
}
