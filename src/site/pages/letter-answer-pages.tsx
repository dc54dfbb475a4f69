/** The links of letters' mails: `/letters/confirm/…` begins one, `/letters/leave/…` ends it. Looking changes nothing. */
import {
  confirmLetters,
  findLeaving,
  findPendingLetters,
  leaveLetter,
  lettersOfSite,
  letterStrings,
} from '../../features/letters/letters.ts';
import type { Answer, PrivatePage, PrivateRequest } from '../../features/members/members.ts';
import { confirmLettersPath, leaveLetterPath, lettersPath } from '../../features/network/network.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { renderHtml } from '../../platform/html/render.ts';
import { FormPage } from '../components/form.tsx';
import { privatePage } from '../private-frame.tsx';
import type { LetterDeps } from './letter-deps.ts';

const file = 'src/site/pages/letter-answer-pages.tsx';

export function letterAnswerPages(deps: LetterDeps): PrivatePage[] {
  const common = { surface: 'site', carries: 'none', policy: 'letter.answer-mail', file } as const;
  const confirm = { ...common, url: '/letters/confirm/:token' } as const;
  const leave = { ...common, url: '/letters/leave/:token' } as const;
  return [
    { ...confirm, method: 'GET', handle: (request) => confirmPage(deps, request) },
    { ...confirm, method: 'POST', handle: (request) => postConfirm(deps, request) },
    { ...leave, method: 'GET', handle: (request) => leavePage(deps, request) },
    // Mail programs press it (RFC 8058): whoever holds the address may, from anywhere.
    { ...leave, method: 'POST', fromAnywhere: true, handle: (request) => postLeave(deps, request) },
  ];
}

async function confirmPage(deps: LetterDeps, request: PrivateRequest): Promise<Answer> {
  const { params, language, site } = request;
  const words = letterStrings(language);
  const token = params['token'] ?? '';
  const pending = await findPendingLetters(deps.db, token);
  if (!pending) return saidPage(deps, request, words.endedTitle, words.endedText, 410);
  const letters = (await lettersOfSite(deps.db, site.id)).filter(({ id }) => pending.letterIds.includes(id));
  const main = renderHtml(
    <FormPage title={words.confirmTitle}>
      <p>{words.confirmText(pending.email)}</p>
      <ul class="plain-list">
        {letters.map(({ kind }) => (
          <li>{words.names[kind]}</li>
        ))}
      </ul>
      <form method="post" action={confirmLettersPath(site, language, token)} class="form" data-press-when-seen>
        <button type="submit" class="button main">
          {words.confirmButton}
        </button>
      </form>
    </FormPage>,
  );
  return privatePage(request, deps.assets, { title: words.confirmTitle, main });
}

async function postConfirm(deps: LetterDeps, request: PrivateRequest): Promise<Answer> {
  const { params, language, clientNetwork, network, site, originOf } = request;
  const words = letterStrings(language);
  try {
    const answered = { token: params['token'] ?? '', network: clientNetwork, language };
    const { latest } = await confirmLetters(deps.db, answered, deps.letterSecret);
    const others = network.sites.filter(({ id }) => id !== site.id);
    const main = renderHtml(
      <FormPage title={words.confirmedTitle}>
        <p>
          {words.confirmedText} {latest && words.latestComes}
        </p>
        {others.length > 0 && (
          <>
            <h2>{words.sisters}</h2>
            <ul class="plain-list">
              {others.map((other) => (
                <li>
                  <a href={`${originOf(other)}${lettersPath(other, language)}`}>{other.name}</a>
                </li>
              ))}
            </ul>
          </>
        )}
      </FormPage>,
    );
    return await privatePage(request, deps.assets, { title: words.confirmedTitle, main });
  } catch (error) {
    if (!(error instanceof KnownError) || error.code !== 'link-ended') throw error;
    return saidPage(deps, request, words.endedTitle, words.endedText, 410);
  }
}

async function leavePage(deps: LetterDeps, request: PrivateRequest): Promise<Answer> {
  const { params, language, network, site } = request;
  const words = letterStrings(language);
  const token = params['token'] ?? '';
  const leaving = await findLeaving(deps.db, token);
  if (!leaving) return saidPage(deps, request, words.endedTitle, words.endedText, 404);
  if (leaving.state === 'left') return saidPage(deps, request, words.leftTitle, words.leftText);
  const name = leaving.key === 'alerts' ? words.names.alerts : words.names.daily;
  const title = words.leaveTitle(name, network.siteById(leaving.siteId)?.name ?? '');
  const main = renderHtml(
    <FormPage title={title}>
      <p>{words.leaveText(leaving.email)}</p>
      <form method="post" action={leaveLetterPath(site, language, token)} class="form">
        <input type="hidden" name="page" value="1" />
        <button type="submit" class="button main big">
          {words.leaveButton(name)}
        </button>
      </form>
    </FormPage>,
  );
  return privatePage(request, deps.assets, { title, main });
}

/** 200 and no redirect, whoever asks and however often (RFC 8058, 3.1). */
async function postLeave(deps: LetterDeps, request: PrivateRequest): Promise<Answer> {
  const { params, language, clientNetwork, form } = request;
  const words = letterStrings(language);
  const proof = form.get('page') === '1' ? 'page' : 'one-click';
  const left = await leaveLetter(deps.db, params['token'] ?? '', { network: clientNetwork, proof });
  return left
    ? saidPage(deps, request, words.leftTitle, words.leftText)
    : saidPage(deps, request, words.endedTitle, words.endedText, 404);
}

/** A page with a sentence on it, and the way to the letters. */
export async function saidPage(
  { assets }: Pick<LetterDeps, 'assets'>,
  request: PrivateRequest,
  title: string,
  text: string,
  status = 200,
): Promise<Answer> {
  const { site, language } = request;
  const main = renderHtml(
    <FormPage title={title}>
      {text !== '' && <p>{text}</p>}
      <p class="ways">
        <a href={lettersPath(site, language)}>{letterStrings(language).letters}</a>
      </p>
    </FormPage>,
  );
  return privatePage(request, assets, { title, main, status });
}
