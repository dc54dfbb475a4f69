/** `/confirm/{token}`: GET shows what the mail's link would do, POST does it. Programs that look at links change nothing. */
import {
  begunCookie,
  confirmRegistration,
  memberStrings,
  pendingRegistration,
  startHubSession,
} from '../../features/members/members.ts';
import type { Answer, AuthRequest, PrivatePage, PrivateRequest, SetCookie } from '../../features/members/members.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { renderHtml } from '../../platform/html/render.ts';
import { Field, FormPage, Problems } from '../components/form.tsx';
import { privatePage } from '../private-frame.tsx';
import { refusedForNow } from '../refused-for-now.ts';
import type { RefusedForNow } from '../refused-for-now.ts';
import { hrefOfClient, hubCookies, hubPath, nameOfClient, onward, waiting } from './hub-request.ts';
import type { HubDeps } from './hub-request.ts';

const common = {
  surface: 'hub',
  url: '/confirm/:token',
  policy: 'account.enter',
  carries: 'none',
  file: 'src/site/hub/confirm-page.tsx',
} as const;

export function confirmPages(deps: HubDeps): PrivatePage[] {
  return [
    { ...common, method: 'GET', handle: (request) => confirmForm(deps, request) },
    { ...common, method: 'POST', handle: (request) => postConfirm(deps, request) },
  ];
}

async function confirmForm(deps: HubDeps, asked: PrivateRequest, refused?: RefusedForNow): Promise<Answer> {
  const token = asked.params['token'] ?? '';
  const pending = await pendingRegistration(deps.db, token, asked.cookies[begunCookie]);
  if (!pending) return endedPage(deps, asked);
  const site = asked.network.siteById(pending.siteId) ?? asked.site;
  const request = { ...asked, site, shared: { ...asked.shared, site } };
  const words = memberStrings(request.language);
  const auth = await waiting(deps, pending.authRequest);
  // Begun in another browser, it is done in that one.
  const begunHere = pending.sameBrowser && auth?.intentId;
  const next = begunHere ? await deps.describeIntent(request, begunHere) : [];
  const title = words.confirmTitle(pending.name);
  const main = renderHtml(
    <FormPage title={title}>
      <p>{words.confirmText(pending.email, site.name)}</p>
      {next.map((line) => (
        <p class="next">{line}</p>
      ))}
      <Problems title={words.problemsTitle} problems={refused ? [{ name: 'password', text: refused.text }] : []} />
      <form method="post" action={hubPath(request, `/confirm/${token}`, null)} class="form" data-js>
        {!pending.sameBrowser && (
          <Field
            name="password"
            label={words.password}
            type="password"
            hint={words.confirmPassword}
            problem={refused?.text}
            autocomplete="current-password"
            maxLength={512}
          />
        )}
        <button type="submit" class="button main">
          {words.confirmButton}
        </button>
      </form>
      <p class="hint">{words.notMe}</p>
    </FormPage>,
  );
  const { status = 200, retryAfterSeconds } = refused ?? {};
  return privatePage(request, deps.assets, { title, main, status, retryAfterSeconds });
}

async function postConfirm(deps: HubDeps, asked: PrivateRequest): Promise<Answer> {
  const { form, cookies, clientNetwork, userAgent, viewer } = asked;
  const browser = cookies[begunCookie];
  const answered = {
    ...{ token: asked.params['token'] ?? '', browser, password: form.get('password') ?? '' },
    network: clientNetwork,
  };
  try {
    const pending = await pendingRegistration(deps.db, answered.token, browser);
    const auth = await waiting(deps, pending?.authRequest ?? null);
    const confirmed = await confirmRegistration(deps.db, deps.passwords, answered, (tx, made) =>
      deps.onConfirmed(tx, { ...made, proof: 'registration' }, asked),
    );
    const instead = viewer.kind === 'member' ? viewer.session : null;
    const device = { userAgent, network: clientNetwork, instead };
    const { session, hash } = await startHubSession(deps.db, confirmed.memberId, device);
    const all = [...hubCookies(session), { name: begunCookie, value: null }];
    // A site that waits, waits for the browser that it has sent.
    if (auth && !pending?.sameBrowser) return await welcomePage(deps, asked, pending?.name ?? '', auth, all);
    return await onward(deps, asked, hash, auth, { plain: form.get('js') !== '1', cookies: all });
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    if (error.code === 'link-ended') return endedPage(deps, asked);
    if (error.code !== 'wrong-password') return confirmForm(deps, asked, refusedForNow(error, asked.language));
    const { wrongPassword: text } = memberStrings(asked.language);
    return confirmForm(deps, asked, { text, status: error.status, retryAfterSeconds: undefined });
  }
}

/** In another browser than the one that began: logged in here, and on the site by one press more. */
async function welcomePage(
  deps: HubDeps,
  asked: PrivateRequest,
  name: string,
  auth: AuthRequest,
  cookies: SetCookie[],
): Promise<Answer> {
  const words = memberStrings(asked.language);
  const title = words.welcomeTitle(name);
  const start = hrefOfClient(asked, auth.client, `/auth/start?to=${encodeURIComponent(auth.returnTo)}`);
  const main = renderHtml(
    <FormPage title={title}>
      <p>{words.welcomeText}</p>
      <p class="ways">
        <a class="button main" href={start ?? hubPath(asked, '/account', null)}>
          {start ? words.backTo(nameOfClient(asked, auth.client)) : words.account}
        </a>
      </p>
    </FormPage>,
  );
  return privatePage(asked, deps.assets, { title, main, cookies });
}

export async function endedPage(deps: HubDeps, request: PrivateRequest): Promise<Answer> {
  const words = memberStrings(request.language);
  const main = renderHtml(
    <FormPage title={words.linkEndedTitle}>
      <p>{words.linkEndedText}</p>
      <p class="ways">
        <a class="button" href={hubPath(request, '/login', null)}>
          {words.logIn}
        </a>
        <a class="button" href={hubPath(request, '/register', null)}>
          {words.register}
        </a>
      </p>
    </FormPage>,
  );
  return privatePage(request, deps.assets, { title: words.linkEndedTitle, main, status: 410 });
}
