/** What is sent from the account page, form by form. What was refused comes back with what was typed. */
import { tagsOfMember } from '../../features/discussion/discussion.ts';
import { leaveFromAccount } from '../../features/letters/letters.ts';
import {
  askErasure,
  changeAddress,
  changePassword,
  changeProfile,
  confirmSelf,
  deleteSession,
  deleteSessionsOf,
  disconnectIdentity,
  hubSessions,
  identitiesOf,
  lookFromForm,
  lookText,
  memberStrings,
  minPasswordLength,
  seeOther,
  setLook,
  socialStrings,
} from '../../features/members/members.ts';
import type { Answer, PrivatePage, PrivateRequest } from '../../features/members/members.ts';
import { dateStyle, longDay } from '../../features/network/network.ts';
import { announce } from '../../platform/db/announce.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { pageContext } from '../page-parts.tsx';
import { keepLook } from '../pages/prefs.tsx';
import { refusedForNow } from '../refused-for-now.ts';
import { exportOf } from './account-export.ts';
import { accountOf, accountPage, memberOf } from './account-page.tsx';
import { disconnectField } from './account-ways.tsx';
import { providerOf, sendToProvider } from './connect-pages.tsx';
import { hubOrigin, hubPath, reservedNames } from './hub-request.ts';
import type { HubDeps } from './hub-request.ts';

const common = { surface: 'hub', carries: 'none', file: 'src/site/hub/account-changes.ts' } as const;
const graceMs = 14 * 86_400_000;

export function accountPages(deps: HubDeps): PrivatePage[] {
  const sees = { ...common, method: 'GET', policy: 'account.see' } as const;
  const change = (url: string, handle: (deps: HubDeps, request: PrivateRequest) => Promise<Answer>): PrivatePage => ({
    ...common,
    ...{ method: 'POST', policy: 'account.change', url, handle: (request) => handle(deps, request) },
  });
  return [
    { ...sees, url: '/account', handle: (request) => accountPage(deps, request, {}) },
    { ...sees, url: '/account/export', handle: (request) => exportOf(deps, request) },
    change('/account/profile', postProfile),
    change('/account/look', postLook),
    change('/account/address', postAddress),
    change('/account/password', postPassword),
    { ...change('/account/connect/:provider', postConnect), policy: 'identity.connect' },
    change('/account/disconnect', postDisconnect),
    change('/account/letter', postLetter),
    change('/account/session', postSession),
    change('/account/erase', postErase),
  ];
}

function saved(request: PrivateRequest): Answer {
  return seeOther(`${hubPath(request, '/account', null)}?saved=1`);
}

async function postProfile(deps: HubDeps, request: PrivateRequest): Promise<Answer> {
  const { form, now } = request;
  const { memberId } = memberOf(request);
  const language = form.get('language') === 'ja' ? 'ja' : 'en';
  const input = { name: form.get('name') ?? '', bio: form.get('bio') ?? '', language } as const;
  const about = { reserved: reservedNames(request), now };
  const problem = await changeProfile(deps.db, memberId, input, about, async (tx, { slug, renamed }) => {
    const tags = await tagsOfMember(tx, memberId, slug);
    await announce(tx, renamed ? tags : tags.slice(0, 1));
  });
  if (problem === null) return saved({ ...request, language });
  const words = memberStrings(request.language);
  const style = dateStyle(pageContext(request.shared));
  const text =
    typeof problem === 'string' ? words.nameProblems[problem] : words.nameTooSoon(longDay(problem.until, style));
  return accountPage(deps, request, { problems: [{ name: 'name', text }], typed: form });
}

async function postLook(deps: HubDeps, request: PrivateRequest): Promise<Answer> {
  const look = lookText(lookFromForm(request.form));
  await setLook(deps.db, memberOf(request).memberId, look);
  // Here at once; the sites follow as their pages ask who reads.
  return { ...saved(request), cookies: [keepLook(look)] };
}

async function postAddress(deps: HubDeps, request: PrivateRequest): Promise<Answer> {
  const { form, language, site, clientNetwork: network, now } = request;
  const { memberId, session } = memberOf(request);
  const email = form.get('email') ?? '';
  const about = { site, language, hubOrigin: hubOrigin(request), memberId, session, network, provider: site.name };
  const wanted = { ...about, email, password: form.get('address-password') ?? '', authRequest: null };
  return refused(deps, request, 'address-password', async () => {
    const problem = await changeAddress(deps.db, deps.passwords, wanted, now);
    if (problem !== null)
      return accountPage(deps, request, {
        problems: [{ name: 'email', text: memberStrings(language).noAddress }],
        typed: form,
      });
    return accountPage(deps, request, { done: socialStrings(language).proofSent(email.trim()) });
  });
}

async function postPassword(deps: HubDeps, request: PrivateRequest): Promise<Answer> {
  const { form, clientNetwork: network, language } = request;
  const { memberId, session } = memberOf(request);
  const words = memberStrings(language);
  const wanted = { old: form.get('old') ?? '', password: form.get('password') ?? '', network, memberId, session };
  return refused(deps, request, 'old', async () => {
    const problem = await changePassword(deps.db, deps.passwords, wanted);
    if (problem === null) return accountPage(deps, request, { done: words.passwordChanged });
    return accountPage(deps, request, {
      problems: [{ name: 'password', text: words.passwordProblems[problem](minPasswordLength) }],
    });
  });
}

/** Pressed by the member, who has logged in just now or says the password again. */
async function postConnect(deps: HubDeps, request: PrivateRequest): Promise<Answer> {
  const provider = providerOf(deps, request);
  const { memberId, session } = memberOf(request);
  const field = `${provider.key}-password`;
  const self = { memberId, session, password: request.form.get(field) ?? '', network: request.clientNetwork };
  return refused(deps, request, field, async () => {
    await confirmSelf(deps.db, deps.passwords, self);
    return sendToProvider(deps, request, provider, { r: null, proof: null, connects: session });
  });
}

/** A wrong password, or none where one is needed, brings the page back. */
async function refused(
  deps: HubDeps,
  request: PrivateRequest,
  field: string,
  deed: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await deed();
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    const texts: Partial<Record<string, string>> = {
      'wrong-password': memberStrings(request.language).wrongPassword,
      'login-stale': socialStrings(request.language).loginStale,
    };
    const text = texts[error.code] ?? refusedForNow(error, request.language).text;
    return accountPage(deps, request, { problems: [{ name: field, text }], typed: request.form });
  }
}

/** One of one's own, as long as it is not the only one; a way out for a thief, too, so it is confirmed like a way in. */
async function postDisconnect(deps: HubDeps, request: PrivateRequest): Promise<Answer> {
  const { form, clientNetwork: network, language } = request;
  const { memberId, session } = memberOf(request);
  const identities = await identitiesOf(deps.db, memberId);
  const at = identities.findIndex((own) => own.issuer === form.get('issuer') && own.subject === form.get('subject'));
  const identity = identities[at];
  if (!identity) return saved(request);
  const field = disconnectField(at);
  return refused(deps, request, field, async () => {
    await confirmSelf(deps.db, deps.passwords, { memberId, session, password: form.get(field) ?? '', network });
    if (await disconnectIdentity(deps.db, memberId, identity)) return saved(request);
    return accountPage(deps, request, { problems: [{ name: '', text: socialStrings(language).onlyWayIn }] });
  });
}

async function postLetter(deps: HubDeps, request: PrivateRequest): Promise<Answer> {
  const { emailKey } = await accountOf(deps, request);
  const letterId = Number(request.form.get('letter'));
  if (emailKey !== null)
    await leaveFromAccount(deps.db, deps.letterSecret, { emailKey, letterId, network: request.clientNetwork });
  return saved(request);
}

/** One of one's own, or all; a hash that is somebody else's ends nothing. */
async function postSession(deps: HubDeps, request: PrivateRequest): Promise<Answer> {
  const { memberId } = memberOf(request);
  const named = request.form.get('session') ?? '';
  if (named === 'all') await deleteSessionsOf(deps.db, memberId);
  const own = (await hubSessions(deps.db, memberId)).find(({ hash }) => hash.toString('hex') === named);
  if (own) await deleteSession(deps.db, own.hash);
  return seeOther(hubPath(request, '/account', null));
}

async function postErase(deps: HubDeps, request: PrivateRequest): Promise<Answer> {
  const { form, now } = request;
  const eraseAt = form.get('do') === 'erase' ? new Date(now.getTime() + graceMs) : null;
  await askErasure(deps.db, memberOf(request).memberId, eraseAt, form.get('words') === '1');
  return seeOther(hubPath(request, '/account', null));
}
