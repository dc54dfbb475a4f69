/** `/authorize`: a site has sent its reader. Whoever is logged in here presses once; log-out, here and everywhere. */
import { deleteSessionTree, memberStrings, seeOther, sessionCookie } from '../../features/members/members.ts';
import type { Answer, PrivatePage, PrivateRequest } from '../../features/members/members.ts';
import { renderHtml } from '../../platform/html/render.ts';
import { FormPage, Hidden } from '../components/form.tsx';
import { privatePage } from '../private-frame.tsx';
import { arrived, hubPath, nameOfClient, onward } from './hub-request.ts';
import type { HubDeps } from './hub-request.ts';

const common = {
  surface: 'hub',
  policy: 'account.enter',
  carries: 'none',
  file: 'src/site/hub/authorize-page.tsx',
} as const;

export function authorizePages(deps: HubDeps): PrivatePage[] {
  return [
    { ...common, method: 'GET', url: '/authorize', handle: (request) => continueForm(deps, request) },
    { ...common, method: 'POST', url: '/authorize', handle: (request) => postContinue(deps, request) },
    {
      ...common,
      method: 'POST',
      url: '/logout',
      policy: 'session.end',
      handle: (request) => postLogout(deps, request),
    },
  ];
}

async function continueForm(deps: HubDeps, asked: PrivateRequest): Promise<Answer> {
  const { request, r, auth } = await arrived(deps, asked);
  const { viewer, language } = request;
  if (viewer.kind === 'anyone') return seeOther(hubPath(request, '/login', r));
  if (auth === null) return seeOther(hubPath(request, '/account', null));
  const words = memberStrings(language);
  const next = auth.intentId ? await deps.describeIntent(request, auth.intentId) : [];
  const title = words.continueTitle(viewer.name);
  const main = renderHtml(
    <FormPage title={title}>
      <p>{words.continueText(nameOfClient(request, auth.client))}</p>
      {next.map((line) => (
        <p class="next">{line}</p>
      ))}
      <form method="post" action={hubPath(request, '/authorize', null)} class="form" data-js>
        <Hidden values={{ r }} />
        <button type="submit" class="button main">
          {words.continueButton(viewer.name)}
        </button>
      </form>
      <form method="post" action={hubPath(request, '/logout', null)} class="form">
        <Hidden values={{ r }} />
        <button type="submit" class="button">
          {words.notYou(viewer.name)}
        </button>
      </form>
    </FormPage>,
  );
  return privatePage(request, deps.assets, { title, main });
}

async function postContinue(deps: HubDeps, asked: PrivateRequest): Promise<Answer> {
  const { request, r, auth } = await arrived(deps, asked);
  const { viewer, form } = request;
  if (viewer.kind === 'anyone') return seeOther(hubPath(request, '/login', r));
  return onward(deps, request, viewer.session, auth, { plain: form.get('js') !== '1' });
}

/** Ends the hub's session and, with it, the sessions of all sites in this browser. */
async function postLogout(deps: HubDeps, asked: PrivateRequest): Promise<Answer> {
  const { request, r } = await arrived(deps, asked);
  if (request.viewer.kind === 'member') await deleteSessionTree(deps.db, request.viewer.session);
  const cookies = [{ name: sessionCookie, value: null }];
  if (r !== null) return seeOther(hubPath(request, '/login', r), cookies);
  const words = memberStrings(request.language);
  const main = renderHtml(
    <FormPage title={words.loggedOutTitle}>
      <p>{words.loggedOutText}</p>
      <p class="ways">
        <a class="button" href={hubPath(request, '/login', null)}>
          {words.logIn}
        </a>
      </p>
    </FormPage>,
  );
  return privatePage(request, deps.assets, { title: words.loggedOutTitle, main, cookies });
}
