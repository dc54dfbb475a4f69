/** `/forgot` and `/reset/{token}`. */
import {
  beginReset,
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
import { arrived, hubOrigin, hubPath, reservedNames } from './hub-request.ts';
import type { HubDeps } from './hub-request.ts';

const common = {
  surface: 'hub',
  policy: 'account.enter',
  carries: 'none',
  file: 'src/site/hub/reset-pages.tsx',
} as const;

export function resetPages(deps: HubDeps): PrivatePage[] {
  return [
    { ...common, method: 'GET', url: '/forgot', handle: (request) => forgotForm(deps, request) },
    { ...common, method: 'POST', url: '/forgot', handle: (request) => postForgot(deps, request) },
    { ...common, method: 'GET', url: '/reset/:token', handle: (request) => resetForm(deps, request, undefined) },
    { ...common, method: 'POST', url: '/reset/:token', handle: (request) => postReset(deps, request) },
  ];
}

async function forgotForm(deps: HubDeps, asked: PrivateRequest): Promise<Answer> {
  const { request, r } = await arrived(deps, asked);
  const words = memberStrings(request.language);
  const main = renderHtml(
    <FormPage title={words.forgotTitle}>
      <p>{words.forgotText}</p>
      <form method="post" action={hubPath(request, '/forgot', null)} class="form">
        <Hidden values={{ r }} />
        <Field name="email" label={words.email} type="email" autocomplete="email" />
        <button type="submit" class="button main">
          {words.forgotButton}
        </button>
      </form>
    </FormPage>,
  );
  return privatePage(request, deps.assets, { title: words.forgotTitle, main });
}

async function postForgot(deps: HubDeps, asked: PrivateRequest): Promise<Answer> {
  const { request, r } = await arrived(deps, asked);
  const { site, language, clientNetwork, now } = request;
  const about = {
    ...{ site, language, hubOrigin: hubOrigin(asked), network: clientNetwork },
    authRequest: secretHash(r) ?? null,
  };
  await beginReset(deps.db, asked.form.get('email') ?? '', about, now);
  const words = memberStrings(language);
  const main = renderHtml(
    <FormPage title={words.sentTitle}>
      <p>{words.forgotSent}</p>
    </FormPage>,
  );
  return privatePage(request, deps.assets, { title: words.sentTitle, main });
}

async function resetForm(deps: HubDeps, request: PrivateRequest, problem: string | undefined): Promise<Answer> {
  const token = request.params['token'] ?? '';
  const pending = await pendingReset(deps.db, token);
  if (!pending) return endedPage(deps, request);
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
  return privatePage(request, deps.assets, { title, main, status: problem ? 422 : 200 });
}

async function postReset(deps: HubDeps, request: PrivateRequest): Promise<Answer> {
  const token = request.params['token'] ?? '';
  const words = memberStrings(request.language);
  if (!(await pendingReset(deps.db, token))) return endedPage(deps, request);
  const password = request.form.get('password') ?? '';
  const done = await resetPassword(deps.db, deps.passwords, token, password, reservedNames(request));
  if ('problem' in done) return resetForm(deps, request, words.passwordProblems[done.problem](minPasswordLength));
  const main = renderHtml(
    <FormPage title={words.forgotTitle}>
      <p>{words.resetDone}</p>
      <p class="ways">
        <a class="button main" href={hubPath(request, '/login', null)}>
          {words.logIn}
        </a>
      </p>
    </FormPage>,
  );
  return privatePage(request, deps.assets, { title: words.forgotTitle, main });
}
