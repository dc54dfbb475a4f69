/**
 * `/prove/{token}`: GET shows whose address a mail's link would make it, POST makes it so. Only for the one who gave it,
 * logged in: whoever holds the link alone can neither take the address nor be talked into giving it.
 */
import { moveSubscriber } from '../../features/letters/letters.ts';
import { memberStrings, pendingProof, proveAddress, seeOther, socialStrings } from '../../features/members/members.ts';
import type { Answer, PendingProof, PrivatePage, PrivateRequest } from '../../features/members/members.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { renderHtml } from '../../platform/html/render.ts';
import { FormPage, Hidden, Tick } from '../components/form.tsx';
import { privatePage } from '../private-frame.tsx';
import { endedPage } from './confirm-page.tsx';
import { hrefOfClient, hubOrigin, hubPath, waiting } from './hub-request.ts';
import type { HubDeps } from './hub-request.ts';
import { WaysIn } from './social-block.tsx';

const common = {
  surface: 'hub',
  url: '/prove/:token',
  policy: 'account.enter',
  carries: 'none',
  file: 'src/site/hub/prove-page.tsx',
} as const;

export function provePages(deps: HubDeps): PrivatePage[] {
  return [
    { ...common, method: 'GET', handle: (request) => showProof(deps, request) },
    { ...common, method: 'POST', handle: (request) => postProof(deps, request) },
  ];
}

async function showProof(deps: HubDeps, request: PrivateRequest): Promise<Answer> {
  const token = request.params['token'] ?? '';
  const pending = await pendingProof(deps.db, token);
  if (!pending) return endedPage(deps, request);
  const { viewer, language } = request;
  const title = socialStrings(language).proveTitle;
  const main =
    viewer.kind === 'member' && viewer.memberId === pending.memberId
      ? await proofForm(deps, request, token, pending)
      : renderHtml(<NotLoggedIn deps={deps} request={request} token={token} pending={pending} />);
  return privatePage(request, deps.assets, { title, main });
}

interface ProofProps {
  deps: HubDeps;
  request: PrivateRequest;
  token: string;
  pending: PendingProof;
}

function NotLoggedIn({ deps, request, token, pending: { name } }: ProofProps) {
  const { viewer, language } = request;
  const [words, member] = [socialStrings(language), memberStrings(language)];
  return (
    <FormPage title={words.proveTitle}>
      <p>{viewer.kind === 'member' ? words.proveOther(name) : words.proveElsewhere(name)}</p>
      {viewer.kind === 'member' ? (
        <form method="post" action={hubPath(request, '/logout', null)}>
          <button type="submit" class="button">
            {member.logOut}
          </button>
        </form>
      ) : (
        <>
          <WaysIn deps={deps} request={request} r={null} proof={token} />
          <p class="ways">
            <a class="button" href={hubPath(request, '/login', null)}>
              {member.logIn}
            </a>
          </p>
        </>
      )}
      <p class="hint">{words.notMine}</p>
    </FormPage>
  );
}

async function proofForm(
  deps: HubDeps,
  request: PrivateRequest,
  token: string,
  { name, email, changes, authRequest }: PendingProof,
) {
  const { language, site } = request;
  const [words, member] = [socialStrings(language), memberStrings(language)];
  const auth = await waiting(deps, authRequest);
  const next = auth?.intentId ? await deps.describeIntent(request, auth.intentId) : [];
  return renderHtml(
    <FormPage title={words.proveTitle}>
      <p>{changes ? words.proveChange(email, name) : words.proveText(email, name)}</p>
      {next.map((line) => (
        <p class="next">{line}</p>
      ))}
      <form method="post" action={hubPath(request, `/prove/${token}`, null)} class="form">
        <Hidden values={{ client: site.key }} />
        {!changes && <Tick name="letter" label={member.letterOf(site.name)} note={member.letterNote} />}
        <button type="submit" class="button main">
          {words.proveButton}
        </button>
      </form>
      <p class="hint">{words.notMine}</p>
    </FormPage>,
  );
}

async function postProof(deps: HubDeps, request: PrivateRequest): Promise<Answer> {
  const { form, viewer, site, language, clientNetwork } = request;
  const token = request.params['token'] ?? '';
  const pending = await pendingProof(deps.db, token);
  if (!pending) return endedPage(deps, request);
  if (viewer.kind !== 'member' || viewer.memberId !== pending.memberId) return showProof(deps, request);
  const { memberId, session } = viewer;
  try {
    const answered = { token, memberId, session, site, hubOrigin: hubOrigin(request) };
    await proveAddress(deps.db, answered, async (tx, { email, emailKey, formerKey }) => {
      if (formerKey !== null)
        await moveSubscriber(tx, { fromKey: formerKey, email, emailKey, network: clientNetwork }, deps.letterSecret);
      const confirmed = { email, siteId: site.id, language, wantsLetter: form.get('letter') === '1' } as const;
      await deps.onConfirmed(tx, { ...confirmed, proof: 'address' }, request);
    });
  } catch (error) {
    if (error instanceof KnownError && error.code === 'link-ended') return endedPage(deps, request);
    throw error;
  }
  const auth = await waiting(deps, pending.authRequest);
  if (!auth) return seeOther(`${hubPath(request, '/account', null)}?went=proven`);
  // There, what was begun is done: only the browser that began it has the cookie that proves it.
  const href = hrefOfClient(request, auth.client, `/auth/start?to=${encodeURIComponent(auth.returnTo)}`);
  return seeOther(href ?? hubPath(request, '/account', null));
}
