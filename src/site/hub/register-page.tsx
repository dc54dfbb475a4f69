/** `/register`: what a reader says of themselves, and the word that a mail is on its way. */
import {
  beginRegistration,
  begunCookie,
  memberStrings,
  minPasswordLength,
  secretHash,
  seeOther,
} from '../../features/members/members.ts';
import type {
  Answer,
  PrivatePage,
  PrivateRequest,
  RegistrationInput,
  RegistrationProblems,
} from '../../features/members/members.ts';
import { renderHtml } from '../../platform/html/render.ts';
import { Field, FormPage, Hidden, Problems, Tick } from '../components/form.tsx';
import { privatePage } from '../private-frame.tsx';
import { refusedForNow } from '../refused-for-now.ts';
import type { RefusedForNow } from '../refused-for-now.ts';
import { arrived, hubOrigin, hubPath, reservedNames } from './hub-request.ts';
import type { Arrived, HubDeps } from './hub-request.ts';
import { WaysIn } from './social-block.tsx';

const common = {
  surface: 'hub',
  url: '/register',
  policy: 'account.enter',
  carries: 'none',
  file: 'src/site/hub/register-page.tsx',
} as const;

export function registerPages(deps: HubDeps): PrivatePage[] {
  return [
    {
      ...common,
      method: 'GET',
      handle: async (request) => showRegister(deps, await arrived(deps, request)),
    },
    { ...common, method: 'POST', handle: (request) => postRegister(deps, request) },
  ];
}

const emptyInput: RegistrationInput = { email: '', name: '', password: '', ofAge: false, wantsLetter: false };

/** Whoever is logged in has an account. */
async function showRegister(deps: HubDeps, at: Arrived): Promise<Answer> {
  const { request, r } = at;
  if (request.viewer.kind === 'member') return seeOther(hubPath(request, r ? '/authorize' : '/account', r));
  return registerForm(deps, at, emptyInput, {});
}

async function postRegister(deps: HubDeps, asked: PrivateRequest): Promise<Answer> {
  const at = await arrived(deps, asked);
  const { form, now, clientNetwork } = asked;
  const input: RegistrationInput = {
    email: form.get('email') ?? '',
    name: form.get('name') ?? '',
    password: form.get('password') ?? '',
    ofAge: form.get('of-age') === '1',
    wantsLetter: form.get('letter') === '1',
  };
  const { site, language } = at.request;
  const about = {
    ...{ site, language, hubOrigin: hubOrigin(asked), reserved: reservedNames(asked) },
    ...{ network: clientNetwork, authRequest: secretHash(at.r) ?? null },
  };
  const begun = await beginRegistration(deps.db, deps.passwords, input, about, now).catch((error: unknown) =>
    refusedForNow(error, language),
  );
  if ('problems' in begun) return registerForm(deps, at, input, begun.problems);
  if ('status' in begun) return registerForm(deps, at, input, {}, begun);
  const words = memberStrings(language);
  const main = renderHtml(
    <FormPage title={words.sentTitle}>
      <p>{words.sentText(input.email.trim())}</p>
      <p class="hint">{words.sentNote}</p>
    </FormPage>,
  );
  const cookies = [{ name: begunCookie, value: begun.browser, maxAgeSeconds: 86_400 }];
  return privatePage(at.request, deps.assets, { title: words.sentTitle, main, cookies });
}

async function registerForm(
  deps: HubDeps,
  { request, r, auth }: Arrived,
  input: RegistrationInput,
  problems: RegistrationProblems,
  refused?: RefusedForNow,
): Promise<Answer> {
  const { language, site } = request;
  const words = memberStrings(language);
  const next = auth?.intentId ? await deps.describeIntent(request, auth.intentId) : [];
  const texts = {
    email: problems.email && words.noAddress,
    name: problems.name && words.nameProblems[problems.name],
    password: problems.password && words.passwordProblems[problems.password](minPasswordLength),
    'of-age': problems.ofAge && words.ageNeeded,
  };
  const listed = [
    ...(refused ? [{ name: '', text: refused.text }] : []),
    ...Object.entries(texts).flatMap(([name, text]) => (text ? [{ name, text }] : [])),
  ];
  const status = refused?.status ?? (listed.length > 0 ? 422 : 200);
  const title = words.registerTitle(site.name);
  const main = renderHtml(
    <FormPage title={title}>
      {next.map((line) => (
        <p class="next">{line}</p>
      ))}
      <Problems title={words.problemsTitle} problems={listed} />
      <WaysIn deps={deps} request={request} r={r}>
        <form method="post" action={hubPath(request, '/register', null)} class="form">
          <Hidden values={{ r }} />
          <Field
            name="email"
            label={words.email}
            type="email"
            value={input.email}
            autocomplete="email"
            problem={texts.email}
          />
          <Field
            name="name"
            label={words.displayName}
            hint={words.displayNameHint}
            value={input.name}
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
          <Tick name="of-age" label={words.ofAge} ticked={input.ofAge} problem={texts['of-age']} required />
          <Tick name="letter" label={words.letterOf(site.name)} note={words.letterNote} ticked={input.wantsLetter} />
          <p class="hint">{words.rules}</p>
          <button type="submit" class="button main">
            {words.register}
          </button>
        </form>
        <p class="ways">
          <a href={hubPath(request, '/login', r)}>{words.haveAccount}</a>
        </p>
      </WaysIn>
    </FormPage>,
  );
  return privatePage(request, deps.assets, { title, main, status, retryAfterSeconds: refused?.retryAfterSeconds });
}
