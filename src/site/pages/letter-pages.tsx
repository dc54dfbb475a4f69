/** `/letters`: what is sent by mail, signing up, the links of its mails, and earlier issues. */
import {
  confirmLetters,
  editionDay,
  editionOf,
  findLeaving,
  findPendingLetters,
  latestEditions,
  leaveLetter,
  lettersOfSite,
  letterStrings,
  signUp,
} from '../../features/letters/letters.ts';
import type { Letter } from '../../features/letters/letters.ts';
import type { Answer, PrivatePage, PrivateRequest } from '../../features/members/members.ts';
import { homePath } from '../../features/network/network.ts';
import type { Language, Site } from '../../features/network/network.ts';
import { RowCard, storiesByIds } from '../../features/stories/stories.ts';
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import type { Html } from '../../platform/html/raw.ts';
import { renderHtml } from '../../platform/html/render.ts';
import { Field, FormPage, Tick } from '../components/form.tsx';
import { pageContext } from '../page-parts.tsx';
import { privatePage } from '../private-frame.tsx';
import type { SiteAssets } from '../site-assets.ts';

export interface LetterDeps {
  db: Db;
  assets: SiteAssets;
  /** What makes the links that end a subscription. */
  letterSecret: Buffer;
}

const file = 'src/site/pages/letter-pages.tsx';
const common = { surface: 'site', carries: 'none', file } as const;

export function letterPages(deps: LetterDeps): PrivatePage[] {
  const signs = { ...common, policy: 'letter.sign-up' } as const;
  const answers = { ...common, policy: 'letter.answer-mail' } as const;
  return [
    { ...signs, method: 'GET', url: '/letters', handle: (request) => lettersPage(deps, request, {}) },
    { ...signs, method: 'POST', url: '/letters/sign-up', handle: (request) => postSignUp(deps, request) },
    { ...answers, method: 'GET', url: '/letters/confirm/:token', handle: (request) => confirmPage(deps, request) },
    { ...answers, method: 'POST', url: '/letters/confirm/:token', handle: (request) => postConfirm(deps, request) },
    { ...answers, method: 'GET', url: '/letters/leave/:token', handle: (request) => leavePage(deps, request) },
    {
      ...answers,
      method: 'POST',
      url: '/letters/leave/:token',
      // Mail programs press it (RFC 8058): whoever holds the address may.
      fromAnywhere: true,
      handle: (request) => postLeave(deps, request),
    },
    {
      ...common,
      policy: 'page.read',
      method: 'GET',
      url: '/letters/daily/:day',
      carries: 'stories',
      handle: (request) => editionPage(deps, request),
    },
  ];
}

/** A letter's hour as its readers say it. */
function hourText({ hour }: Letter, language: Language): string {
  const moment = new Date(Date.UTC(2026, 0, 1, hour ?? 0));
  return new Intl.DateTimeFormat(language, { hour: 'numeric', timeZone: 'UTC' }).format(moment);
}

async function lettersPage(
  { db, assets }: LetterDeps,
  request: PrivateRequest,
  state: { email?: string; chosen?: string[]; problem?: string },
): Promise<Answer> {
  const { site, language } = request;
  const words = letterStrings(language);
  const letters = await lettersOfSite(db, site.id);
  const daily = letters.find(({ kind }) => kind === 'daily');
  const editions = daily ? await latestEditions(db, daily.id, language, 14) : [];
  const prefix = prefixOf(request);
  const title = words.title(site.name);
  const main = renderHtml(
    <FormPage title={title}>
      <p>{words.intro}</p>
      {state.problem && (
        <p class="problems" role="alert">
          {state.problem}
        </p>
      )}
      <form method="post" action={`${prefix}/letters/sign-up`} class="form">
        {letters.map((letter) => (
          <Tick
            name={letter.key}
            label={words.names[letter.kind]}
            note={words.about[letter.kind](hourText(letter, language))}
            ticked={(state.chosen ?? []).includes(letter.key)}
          />
        ))}
        <Field name="email" label={words.email} type="email" value={state.email ?? ''} autocomplete="email" />
        {/* Filled in by programs alone. */}
        <div class="trap" aria-hidden="true">
          <label for="url">URL</label>
          <input id="url" name="url" type="text" tabindex={-1} autocomplete="off" />
        </div>
        <p class="hint">{words.consent(site.name)}</p>
        <button type="submit" class="button main">
          {words.signUp}
        </button>
      </form>
      {editions.length > 0 && (
        <>
          <h2>{words.archive}</h2>
          <ul class="plain-list">
            {editions.map(({ day }) => (
              <li>
                <a href={`${prefix}/letters/daily/${day}`}>{editionDay(day, language)}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </FormPage>,
  );
  return privatePage(request, assets, { title, main, status: state.problem ? 422 : 200 });
}

async function postSignUp(deps: LetterDeps, request: PrivateRequest): Promise<Answer> {
  const { form, site, language, origin, clientNetwork, cameFrom } = request;
  const words = letterStrings(language);
  const letters = await lettersOfSite(deps.db, site.id);
  // The short form of other pages has the address alone.
  const ticked = letters.filter(({ key }) => form.get(key) === '1').map(({ key }) => key);
  const chosen = form.get('short') === '1' ? ['daily'] : ticked;
  const email = form.get('email') ?? '';
  if ((form.get('url') ?? '') === '') {
    const about = { email, letters: chosen, site, language, origin, page: cameFrom ?? '', network: clientNetwork };
    const problem = await signUp(deps.db, { ...about, page: about.page.slice(0, 300) }, deps.letterSecret);
    if (problem !== null)
      return lettersPage(deps, request, {
        ...{ email, chosen },
        problem: problem === 'no-address' ? words.noAddress : words.noneChosen,
      });
  }
  return said(deps, request, words.sentTitle, words.sentText);
}

async function confirmPage(deps: LetterDeps, request: PrivateRequest): Promise<Answer> {
  const { params, language, site } = request;
  const words = letterStrings(language);
  const token = params['token'] ?? '';
  const pending = await findPendingLetters(deps.db, token);
  if (!pending) return said(deps, request, words.endedTitle, words.endedText, 410);
  const letters = (await lettersOfSite(deps.db, site.id)).filter(({ id }) => pending.letterIds.includes(id));
  const main = renderHtml(
    <FormPage title={words.confirmTitle}>
      <p>{words.confirmText(pending.email)}</p>
      <ul class="plain-list">
        {letters.map(({ kind }) => (
          <li>{words.names[kind]}</li>
        ))}
      </ul>
      <form method="post" action={`${prefixOf(request)}/letters/confirm/${token}`} class="form" data-press-when-seen>
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
    return said(deps, request, words.endedTitle, words.endedText, 410);
  }
}

async function leavePage(deps: LetterDeps, request: PrivateRequest): Promise<Answer> {
  const { params, language, network } = request;
  const words = letterStrings(language);
  const token = params['token'] ?? '';
  const leaving = await findLeaving(deps.db, token);
  if (!leaving) return said(deps, request, words.endedTitle, words.endedText, 404);
  if (leaving.state === 'left') return said(deps, request, words.leftTitle, words.leftText);
  const name = leaving.key === 'alerts' ? words.names.alerts : words.names.daily;
  const main = renderHtml(
    <FormPage title={words.leaveTitle}>
      <p>{words.leaveText(leaving.email, name, network.siteById(leaving.siteId)?.name ?? '')}</p>
      <form method="post" action={`${prefixOf(request)}/letters/leave/${token}`} class="form">
        <input type="hidden" name="page" value="1" />
        <button type="submit" class="button main">
          {words.leaveButton}
        </button>
      </form>
    </FormPage>,
  );
  return privatePage(request, deps.assets, { title: words.leaveTitle, main });
}

/** 200 and no redirect, whoever asks and however often (RFC 8058, 3.1). */
async function postLeave(deps: LetterDeps, request: PrivateRequest): Promise<Answer> {
  const { params, language, clientNetwork, form } = request;
  const words = letterStrings(language);
  const proof = form.get('page') === '1' ? 'page' : 'one-click';
  const left = await leaveLetter(deps.db, params['token'] ?? '', { network: clientNetwork, proof });
  return left
    ? said(deps, request, words.leftTitle, words.leftText)
    : said(deps, request, words.endedTitle, words.endedText, 404);
}

/** As it may be read now: what was withdrawn since is not in it. */
async function editionPage({ db, assets }: LetterDeps, request: PrivateRequest): Promise<Answer> {
  const { params, site, language, shared } = request;
  const words = letterStrings(language);
  const day = /^\d{4}-\d\d-\d\d$/.test(params['day'] ?? '') ? (params['day'] ?? '') : '';
  const daily = (await lettersOfSite(db, site.id)).find(({ kind }) => kind === 'daily');
  const valid = day !== '' && !Number.isNaN(Date.parse(day));
  const edition = daily && valid ? await editionOf(db, daily.id, language, day) : undefined;
  if (!edition) return said({ db, assets }, request, words.noEdition, '', 404);
  const { value: cards } = await storiesByIds(db, shared, edition.storyIds);
  const title = `${words.names.daily}, ${editionDay(day, language)}`;
  const main = renderHtml(
    <FormPage title={title}>
      <div class="river">
        {cards.map((card) => (
          <RowCard card={card} page={pageContext(shared)} level={2} teaser />
        ))}
      </div>
      <p class="ways">
        <a href={lettersPath(site, language)}>{words.letters}</a>
      </p>
    </FormPage>,
  );
  return privatePage(request, assets, { title, main });
}

async function said(
  { assets }: Pick<LetterDeps, 'assets' | 'db'>,
  request: PrivateRequest,
  title: string,
  text: string,
  status = 200,
): Promise<Answer> {
  const { site, language } = request;
  const main: Html = renderHtml(
    <FormPage title={title}>
      {text !== '' && <p>{text}</p>}
      <p class="ways">
        <a href={lettersPath(site, language)}>{letterStrings(language).letters}</a>
      </p>
    </FormPage>,
  );
  return privatePage(request, assets, { title, main, status });
}

function prefixOf({ site, language }: PrivateRequest): string {
  return homePath(site, language).replace(/\/$/, '');
}

export function lettersPath(site: Site, language: Language): string {
  const spoken = site.languages.includes(language) ? language : site.languages[0];
  return `${homePath(site, spoken).replace(/\/$/, '')}/letters`;
}
