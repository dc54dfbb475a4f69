/** `/first-owner/{token}`: the link that `init --owner` has printed. A name and a password, and the network has an owner. */
import {
  becomeFirstOwner,
  memberStrings,
  minPasswordLength,
  pendingOwner,
  seeOther,
  startHubSession,
} from '../../features/members/members.ts';
import type { Answer, PrivatePage, PrivateRequest, RegistrationProblems } from '../../features/members/members.ts';
import { renderHtml } from '../../platform/html/render.ts';
import { Field, FormPage, Problems } from '../components/form.tsx';
import { privatePage } from '../private-frame.tsx';
import { refusedForNow } from '../refused-for-now.ts';
import type { RefusedForNow } from '../refused-for-now.ts';
import { endedPage } from './confirm-page.tsx';
import { hubCookies, hubPath, reservedNames } from './hub-request.ts';
import type { HubDeps } from './hub-request.ts';

const common = {
  surface: 'hub',
  url: '/first-owner/:token',
  policy: 'account.enter',
  carries: 'none',
  file: 'src/site/hub/owner-page.tsx',
} as const;

export function ownerPages(deps: HubDeps): PrivatePage[] {
  return [
    { ...common, method: 'GET', handle: (request) => ownerForm(deps, request, '', {}) },
    { ...common, method: 'POST', handle: (request) => postOwner(deps, request) },
  ];
}

async function ownerForm(
  deps: HubDeps,
  request: PrivateRequest,
  name: string,
  problems: RegistrationProblems,
  refused?: RefusedForNow,
): Promise<Answer> {
  const token = request.params['token'] ?? '';
  const pending = await pendingOwner(deps.db, token);
  if (!pending) return endedPage(deps, request);
  const words = memberStrings(request.language);
  const texts = {
    name: problems.name && words.nameProblems[problems.name],
    password: problems.password && words.passwordProblems[problems.password](minPasswordLength),
  };
  const listed = [
    ...(refused ? [{ name: '', text: refused.text }] : []),
    ...Object.entries(texts).flatMap(([field, text]) => (text ? [{ name: field, text }] : [])),
  ];
  const title = words.ownerTitle(request.network.settings.name);
  const main = renderHtml(
    <FormPage title={title}>
      <p>{words.ownerText(pending.email)}</p>
      <Problems title={words.problemsTitle} problems={listed} />
      <form method="post" action={hubPath(request, `/first-owner/${token}`, null)} class="form">
        <Field
          name="name"
          label={words.displayName}
          hint={words.displayNameHint}
          value={name}
          autocomplete="nickname"
          maxLength={80}
          problem={texts.name}
        />
        <Field
          name="password"
          label={words.password}
          type="password"
          hint={words.passwordHint(minPasswordLength)}
          autocomplete="new-password"
          maxLength={512}
          problem={texts.password}
        />
        <button type="submit" class="button main">
          {words.ownerButton}
        </button>
      </form>
    </FormPage>,
  );
  const status = refused?.status ?? (listed.length > 0 ? 422 : 200);
  return privatePage(request, deps.assets, { title, main, status, retryAfterSeconds: refused?.retryAfterSeconds });
}

async function postOwner(deps: HubDeps, request: PrivateRequest): Promise<Answer> {
  const { form, params, userAgent, clientNetwork, viewer } = request;
  const token = params['token'] ?? '';
  if (!(await pendingOwner(deps.db, token))) return endedPage(deps, request);
  const name = form.get('name') ?? '';
  const wanted = { token, name, password: form.get('password') ?? '', houseNames: reservedNames(request) };
  const made = await becomeFirstOwner(deps.db, deps.passwords, wanted).catch((error: unknown) =>
    refusedForNow(error, request.language),
  );
  if ('problems' in made) return ownerForm(deps, request, name, made.problems);
  if ('status' in made) return ownerForm(deps, request, name, {}, made);
  const instead = viewer.kind === 'member' ? viewer.session : null;
  const device = { userAgent, network: clientNetwork, instead };
  const { session } = await startHubSession(deps.db, made.memberId, device);
  return seeOther(hubPath(request, '/account', null), hubCookies(session));
}
