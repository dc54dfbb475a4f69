/** `/account`: what a member has here, and what they can change, take along and leave. */
import { discussionExport } from '../../features/discussion/discussion.ts';
import { consentExport, letterStrings, subscriptionsOf } from '../../features/letters/letters.ts';
import {
  accountExport,
  askErasure,
  changePassword,
  deleteSession,
  hubSessions,
  memberStrings,
  minPasswordLength,
  ownAccount,
  seeOther,
  setProfile,
} from '../../features/members/members.ts';
import type { Answer, MemberViewer, OwnAccount, PrivatePage, PrivateRequest } from '../../features/members/members.ts';
import { dateStyle, fullTime, longDay } from '../../features/network/network.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { renderHtml } from '../../platform/html/render.ts';
import { Field, FormPage, Problems, Tick } from '../components/form.tsx';
import { pageContext } from '../page-parts.tsx';
import { privatePage } from '../private-frame.tsx';
import { hubPath } from './hub-request.ts';
import type { HubDeps } from './hub-request.ts';

const file = 'src/site/hub/account-page.tsx';
const common = { surface: 'hub', carries: 'none', file } as const;
const graceMs = 14 * 86_400_000;

export function accountPages(deps: HubDeps): PrivatePage[] {
  const changes = { ...common, method: 'POST', policy: 'account.change' } as const;
  return [
    {
      ...common,
      method: 'GET',
      url: '/account',
      policy: 'account.see',
      handle: (request) => accountPage(deps, request, {}),
    },
    {
      ...common,
      method: 'GET',
      url: '/account/export',
      policy: 'account.see',
      handle: (request) => exportOf(deps, request),
    },
    { ...changes, url: '/account/profile', handle: (request) => postProfile(deps, request) },
    { ...changes, url: '/account/password', handle: (request) => postPassword(deps, request) },
    { ...changes, url: '/account/session', handle: (request) => postSession(deps, request) },
    { ...changes, url: '/account/erase', handle: (request) => postErase(deps, request) },
  ];
}

function memberOf({ viewer }: PrivateRequest): MemberViewer {
  if (viewer.kind !== 'member') throw new KnownError('login-needed');
  return viewer;
}

async function accountOf({ db }: HubDeps, request: PrivateRequest): Promise<OwnAccount> {
  const account = await ownAccount(db, memberOf(request).memberId);
  if (!account) throw new KnownError('login-needed');
  return account;
}

interface Said {
  done?: string;
  problems?: { name: string; text: string }[];
}

async function accountPage(deps: HubDeps, request: PrivateRequest, said: Said): Promise<Answer> {
  const { language, network, originOf, site } = request;
  const viewer = memberOf(request);
  const account = await accountOf(deps, request);
  const words = memberStrings(language);
  const letters = account.emailKey === null ? [] : await subscriptionsOf(deps.db, account.emailKey);
  const sessions = await hubSessions(deps.db, viewer.memberId);
  const style = dateStyle(pageContext(request.shared));
  const path = (end: string): string => hubPath(request, `/account${end}`, null);
  const letterWords = letterStrings(language);
  const main = renderHtml(
    <FormPage title={words.account}>
      <p>
        {account.name}
        {account.email !== null && ` · ${account.email}`} ·{' '}
        <a href={`${originOf(site)}/member/${account.slug}`}>{words.publicPage}</a>
      </p>
      {said.done && <p class="next">{said.done}</p>}
      <Problems title={words.problemsTitle} problems={said.problems ?? []} />
      <form method="post" action={path('/profile')} class="form">
        <h2>{words.profile}</h2>
        <div class="field">
          <label for="bio">{words.bio}</label>
          <textarea id="bio" name="bio" rows={2} maxLength={160}>
            {account.bio}
          </textarea>
        </div>
        <div class="field">
          <label for="language">{words.language}</label>
          <select id="language" name="language">
            <option value="en" selected={account.language === 'en'}>
              English
            </option>
            <option value="ja" selected={account.language === 'ja'} lang="ja">
              日本語
            </option>
          </select>
        </div>
        <button type="submit" class="button">
          {words.save}
        </button>
      </form>
      <section>
        <h2>{letterWords.letters}</h2>
        {letters.length === 0 ? (
          <p class="hint">{words.noLetters}</p>
        ) : (
          <ul class="plain-list">
            {letters.map((letter) => (
              <li>
                {network.siteById(letter.siteId)?.name}:{' '}
                {letterWords.names[letter.key === 'alerts' ? 'alerts' : 'daily']}
              </li>
            ))}
          </ul>
        )}
      </section>
      {account.hasPassword && (
        <form method="post" action={path('/password')} class="form">
          <h2>{words.password}</h2>
          <input type="text" name="username" value={account.email ?? ''} autocomplete="username" hidden readOnly />
          <Field name="old" label={words.oldPassword} type="password" autocomplete="current-password" maxLength={512} />
          <Field
            name="password"
            label={words.newPassword}
            type="password"
            hint={words.passwordHint(minPasswordLength)}
            autocomplete="new-password"
            maxLength={512}
          />
          <button type="submit" class="button">
            {words.resetButton}
          </button>
        </form>
      )}
      <section>
        <h2>{words.sessions}</h2>
        <ul class="mails">
          {sessions.map((session) => (
            <li>
              {session.userAgent || '?'}
              <span>
                {session.network} · {words.lastSeen(fullTime(session.seenAt, style))}
                {session.hash.equals(viewer.session) && ` · ${words.thisOne}`}
              </span>
              <form method="post" action={path('/session')}>
                <input type="hidden" name="session" value={session.hash.toString('hex')} />
                <button type="submit" class="button">
                  {words.logOut}
                </button>
              </form>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{words.takeAlong}</h2>
        <p class="hint">{words.exportText}</p>
        <p>
          <a class="button" href={path('/export')} download>
            {words.exportButton}
          </a>
        </p>
      </section>
      <form method="post" action={path('/erase')} class="form">
        <h2>{words.erase}</h2>
        {account.eraseAt === null ? (
          <>
            <p class="hint">{words.eraseText}</p>
            <Tick name="words" label={words.eraseWords} />
            <button type="submit" name="do" value="erase" class="button">
              {words.eraseButton}
            </button>
          </>
        ) : (
          <>
            <p class="next">{words.eraseOn(longDay(account.eraseAt, style))}</p>
            <button type="submit" name="do" value="keep" class="button main">
              {words.keepButton}
            </button>
          </>
        )}
      </form>
    </FormPage>,
  );
  const status = (said.problems ?? []).length > 0 ? 422 : 200;
  return privatePage(request, deps.assets, { title: words.account, main, status });
}

async function postProfile(deps: HubDeps, request: PrivateRequest): Promise<Answer> {
  const { form } = request;
  const bio = (form.get('bio') ?? '')
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ')
    .trim()
    .slice(0, 160)
    .toWellFormed();
  const language = form.get('language') === 'ja' ? 'ja' : 'en';
  await setProfile(deps.db, memberOf(request).memberId, { bio, language });
  return seeOther(language === 'ja' ? '/ja/account' : '/account');
}

async function postPassword(deps: HubDeps, request: PrivateRequest): Promise<Answer> {
  const { form, clientNetwork, language } = request;
  const { memberId, session } = memberOf(request);
  const words = memberStrings(language);
  try {
    const wanted = { old: form.get('old') ?? '', password: form.get('password') ?? '', network: clientNetwork };
    const problem = await changePassword(deps.db, deps.passwords, { ...wanted, memberId, session });
    if (problem === null) return await accountPage(deps, request, { done: words.passwordChanged });
    return await accountPage(deps, request, {
      problems: [{ name: 'password', text: words.passwordProblems[problem](minPasswordLength) }],
    });
  } catch (error) {
    if (!(error instanceof KnownError) || error.code !== 'wrong-password') throw error;
    return accountPage(deps, request, { problems: [{ name: 'old', text: words.wrongPassword }] });
  }
}

/** One of one's own; a hash that is somebody else's ends nothing. */
async function postSession(deps: HubDeps, request: PrivateRequest): Promise<Answer> {
  const named = request.form.get('session') ?? '';
  const own = (await hubSessions(deps.db, memberOf(request).memberId)).find(
    ({ hash }) => hash.toString('hex') === named,
  );
  if (own) await deleteSession(deps.db, own.hash);
  return seeOther(hubPath(request, '/account', null));
}

async function postErase(deps: HubDeps, request: PrivateRequest): Promise<Answer> {
  const { form, now } = request;
  const eraseAt = form.get('do') === 'erase' ? new Date(now.getTime() + graceMs) : null;
  await askErasure(deps.db, memberOf(request).memberId, eraseAt, form.get('words') === '1');
  return seeOther(hubPath(request, '/account', null));
}

async function exportOf(deps: HubDeps, request: PrivateRequest): Promise<Answer> {
  const account = await accountOf(deps, request);
  const data = {
    ...(await accountExport(deps.db, account.id)),
    ...(await discussionExport(deps.db, account.id)),
    consents: account.emailKey === null ? [] : await consentExport(deps.db, account.emailKey),
  };
  return {
    status: 200,
    contentType: 'application/json; charset=utf-8',
    body: JSON.stringify(data, null, 2),
    headers: { 'content-disposition': `attachment; filename="${account.slug}.json"` },
  };
}
