/** `/account`: what a member has here, and what they can change, take along and leave. Drawn; changed elsewhere. */
import { letterStrings, subscriptionsOf } from '../../features/letters/letters.ts';
import {
  hubSessions,
  identitiesOf,
  isFreshSession,
  memberStrings,
  ownAccount,
  socialStrings,
  waitingProof,
} from '../../features/members/members.ts';
import type { Answer, MemberViewer, OwnAccount, PrivateRequest } from '../../features/members/members.ts';
import { memberPath } from '../../features/network/network.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { renderHtml } from '../../platform/html/render.ts';
import { FormPage, Problems } from '../components/form.tsx';
import { privatePage } from '../private-frame.tsx';
import { LookPart, ProfilePart } from './account-about.tsx';
import { EraseForm, ExportPart, LettersPart, SessionsPart } from './account-belongings.tsx';
import { AddressPart, PasswordPart, WaysPart } from './account-ways.tsx';
import type { AccountView } from './account-view.ts';
import { hubPath } from './hub-request.ts';
import type { HubDeps } from './hub-request.ts';
import { wentWords } from './social-block.tsx';

export function memberOf({ viewer }: PrivateRequest): MemberViewer {
  if (viewer.kind !== 'member') throw new KnownError('login-needed');
  return viewer;
}

export async function accountOf({ db }: Pick<HubDeps, 'db'>, request: PrivateRequest): Promise<OwnAccount> {
  const account = await ownAccount(db, memberOf(request).memberId);
  if (!account) throw new KnownError('login-needed');
  return account;
}

/** What was just done or refused; then also what was typed, which comes back. */
export interface Said {
  done?: string;
  problems?: readonly { name: string; text: string }[];
  typed?: URLSearchParams;
}

export async function accountPage(deps: HubDeps, request: PrivateRequest, said: Said): Promise<Answer> {
  const { language, originOf, site, query } = request;
  const { memberId, session } = memberOf(request);
  const account = await accountOf(deps, request);
  const words = memberStrings(language);
  const letters = account.emailKey === null ? [] : await subscriptionsOf(deps.db, account.emailKey);
  const waits = account.email === null ? await waitingProof(deps.db, memberId) : undefined;
  const { problems = [] } = said;
  const view: AccountView = {
    request,
    account,
    path: (end) => hubPath(request, `/account${end}`, null),
    problemOf: (name) => problems.find((problem) => problem.name === name)?.text,
    typed: said.typed,
    fresh: await isFreshSession(deps.db, session),
  };
  const went = query.get('went') === 'proven' ? socialStrings(language).proven : wentWords(deps, request);
  const done = said.done ?? (problems.length === 0 ? (went ?? (query.has('saved') ? words.saved : null)) : null);
  const main = renderHtml(
    <FormPage title={words.account}>
      <p>
        {account.name}
        {account.email !== null && ` · ${account.email}`} ·{' '}
        <a href={originOf(site) + memberPath(site, language, account.slug)}>{words.publicPage}</a>
      </p>
      {done !== null && (
        <p class="next" role="status">
          {done}
        </p>
      )}
      <Problems title={words.problemsTitle} problems={[...problems]} />
      {account.email === null && <AddressPart view={view} waits={waits?.email ?? null} />}
      <ProfilePart view={view} />
      <LookPart view={view} />
      <LettersPart view={view} letters={letters} title={letterStrings(language).letters} />
      {account.email !== null && <AddressPart view={view} />}
      <PasswordPart view={view} />
      <WaysPart view={view} providers={deps.social()} identities={await identitiesOf(deps.db, memberId)} />
      <SessionsPart view={view} sessions={await hubSessions(deps.db, memberId)} own={session} />
      <ExportPart view={view} />
      <EraseForm view={view} />
    </FormPage>,
  );
  return privatePage(request, deps.assets, { title: words.account, main, status: problems.length > 0 ? 422 : 200 });
}
