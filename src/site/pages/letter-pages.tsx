/** `/letters`: what a site sends by mail, and signing up for it. */
import {
  formTime,
  isOffered,
  latestEditions,
  lettersOfSite,
  letterStrings,
  signUp,
} from '../../features/letters/letters.ts';
import type { Letter } from '../../features/letters/letters.ts';
import type { Answer, PrivatePage, PrivateRequest } from '../../features/members/members.ts';
import { lettersSignUpPath } from '../../features/network/network.ts';
import type { Language } from '../../features/network/network.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { renderHtml } from '../../platform/html/render.ts';
import { Field, FormPage, Hidden, Problems, Tick } from '../components/form.tsx';
import { privatePage } from '../private-frame.tsx';
import { EditionLinks, editionPages } from './edition-pages.tsx';
import { letterAnswerPages, saidPage } from './letter-answer-pages.tsx';
import type { LetterDeps } from './letter-deps.ts';

const file = 'src/site/pages/letter-pages.tsx';
const editionsShown = 14;

export function letterPages(deps: LetterDeps): PrivatePage[] {
  const common = { surface: 'site', carries: 'none', policy: 'letter.sign-up', file } as const;
  return [
    { ...common, method: 'GET', url: '/letters', handle: (request) => lettersPage(deps, request, {}) },
    { ...common, method: 'POST', url: '/letters/sign-up', handle: (request) => postSignUp(deps, request) },
    ...letterAnswerPages(deps),
    ...editionPages(deps),
  ];
}

/** A letter's hour as its readers say it. */
function hourText({ hour }: Letter, language: Language): string {
  const moment = new Date(Date.UTC(2026, 0, 1, hour ?? 0));
  return new Intl.DateTimeFormat(language, { hour: 'numeric', timeZone: 'UTC' }).format(moment);
}

interface FormState {
  email?: string;
  /** Keys of letters. */
  chosen?: readonly string[];
  problem?: { name: string; text: string };
  status?: number;
}

async function lettersPage(deps: LetterDeps, request: PrivateRequest, state: FormState): Promise<Answer> {
  const { site, language, now } = request;
  const words = letterStrings(language);
  const letters = (await lettersOfSite(deps.db, site.id)).filter(isOffered);
  const daily = letters.find(({ kind }) => kind === 'daily');
  const editions = daily ? await latestEditions(deps.db, daily.id, language, editionsShown) : [];
  // Of one letter nobody needs to say which.
  const { email = '', chosen = letters.length === 1 ? letters.map(({ key }) => key) : [], problem } = state;
  const title = words.title(site.name);
  const main = renderHtml(
    <FormPage title={title}>
      <p>{words.intro}</p>
      <Problems title={words.problemsTitle} problems={problem ? [problem] : []} />
      <form method="post" action={lettersSignUpPath(site, language)} class="form">
        <Hidden values={{ at: formTime(deps.letterSecret, now) }} />
        {letters.map((letter, which) => (
          <Tick
            name={letter.key}
            label={words.names[letter.kind]}
            note={words.about[letter.kind](hourText(letter, language))}
            ticked={chosen.includes(letter.key)}
            problem={which === 0 && problem?.name === letter.key ? problem.text : undefined}
          />
        ))}
        <Field
          name="email"
          label={words.email}
          type="email"
          value={email}
          autocomplete="email"
          problem={problem?.name === 'email' ? problem.text : undefined}
        />
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
      {editions.length > 0 && <EditionLinks editions={editions} site={site} language={language} more />}
    </FormPage>,
  );
  return privatePage(request, deps.assets, { title, main, status: state.status ?? 200 });
}

async function postSignUp(deps: LetterDeps, request: PrivateRequest): Promise<Answer> {
  const { form, site, language, origin, clientNetwork: network, cameFrom, now } = request;
  const words = letterStrings(language);
  const letters = (await lettersOfSite(deps.db, site.id)).filter(isOffered);
  // The short form stands on pages that all share: it has the address alone, and no time of its own.
  const short = form.get('short') === '1';
  const ticked = letters.filter(({ key }) => form.get(key) === '1').map(({ key }) => key);
  const chosen = short ? ['daily'] : ticked;
  const email = form.get('email') ?? '';
  const page = (cameFrom ?? '').slice(0, 300);
  const wanted = { email, letters: chosen, site, language, origin, page, network, now };
  const again = (name: string, text: string, status: number): Promise<Answer> =>
    lettersPage(deps, request, { email, chosen, problem: { name, text }, status });
  try {
    const trapped = (form.get('url') ?? '') !== '';
    const problem = trapped
      ? null
      : await signUp(deps.db, { ...wanted, formTime: short ? null : (form.get('at') ?? '') }, deps.letterSecret);
    switch (problem) {
      case null:
        return await saidPage(deps, request, words.sentTitle, words.sentText);
      case 'no-address':
        return await again('email', words.noAddress, 422);
      case 'none-chosen':
        return await again(letters[0]?.key ?? '', words.noneChosen, 422);
      case 'too-soon':
        return await again('', words.tooSoon, 422);
    }
  } catch (error) {
    if (!(error instanceof KnownError) || error.code !== 'too-many-tries') throw error;
    return again('', words.tooOften, error.status);
  }
}
