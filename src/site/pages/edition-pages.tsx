/** Earlier issues of the daily letter: the list, and each as it may be read now. */
import {
  correctionsOfEdition,
  editionDay,
  editionOf,
  editionsBefore,
  isDay,
  lettersOfSite,
  letterStrings,
  orderedStories,
} from '../../features/letters/letters.ts';
import type { Letter } from '../../features/letters/letters.ts';
import type { Answer, PrivatePage, PrivateRequest } from '../../features/members/members.ts';
import { editionPath, editionsPath, lettersPath } from '../../features/network/network.ts';
import type { Language, Site } from '../../features/network/network.ts';
import { RowCard, storiesByIds } from '../../features/stories/stories.ts';
import { renderHtml } from '../../platform/html/render.ts';
import { FormPage } from '../components/form.tsx';
import { pageContext } from '../page-parts.tsx';
import { privatePage } from '../private-frame.tsx';
import { saidPage } from './letter-answer-pages.tsx';
import type { LetterDeps } from './letter-deps.ts';

const file = 'src/site/pages/edition-pages.tsx';
const perPage = 30;

export function editionPages(deps: LetterDeps): PrivatePage[] {
  const common = { surface: 'site', policy: 'page.read', method: 'GET', file } as const;
  return [
    { ...common, url: '/letters/daily', carries: 'none', handle: (request) => listPage(deps, request) },
    { ...common, url: '/letters/daily/:day', carries: 'stories', handle: (request) => editionPage(deps, request) },
  ];
}

async function dailyOf({ db }: LetterDeps, { site }: PrivateRequest): Promise<Letter | undefined> {
  return (await lettersOfSite(db, site.id)).find(({ kind }) => kind === 'daily');
}

async function listPage(deps: LetterDeps, request: PrivateRequest): Promise<Answer> {
  const { site, language, query } = request;
  const words = letterStrings(language);
  const daily = await dailyOf(deps, request);
  const asked = query.get('before') ?? '';
  const before = isDay(asked) ? asked : null;
  const found = daily ? await editionsBefore(deps.db, daily.id, language, before, perPage + 1) : [];
  const editions = found.slice(0, perPage);
  const oldest = editions.at(-1);
  const main = renderHtml(
    <FormPage title={words.names.daily}>
      {editions.length === 0 ? (
        <p class="hint">{words.noEditions}</p>
      ) : (
        <EditionLinks editions={editions} site={site} language={language} />
      )}
      <p class="ways">
        {oldest && found.length > perPage && (
          <a href={editionsPath(site, language, oldest.day)} rel="next">
            {words.earlier}
          </a>
        )}
        <a href={lettersPath(site, language)}>{words.letters}</a>
      </p>
    </FormPage>,
  );
  return privatePage(request, deps.assets, { title: words.names.daily, main });
}

/** `more`: with the way to all of them. */
export function EditionLinks({
  editions,
  site,
  language,
  more = false,
}: {
  editions: readonly { day: string }[];
  site: Site;
  language: Language;
  more?: boolean;
}) {
  const words = letterStrings(language);
  return (
    <section>
      <h2>{more ? <a href={editionsPath(site, language)}>{words.archive}</a> : words.archive}</h2>
      <ul class="plain-list">
        {editions.map(({ day }) => (
          <li>
            <a href={editionPath(site, language, day)}>{editionDay(day, language)}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was withdrawn since is not in it. */
async function editionPage(deps: LetterDeps, request: PrivateRequest): Promise<Answer> {
  const { params, site, language, shared } = request;
  const words = letterStrings(language);
  const day = params['day'] ?? '';
  const daily = await dailyOf(deps, request);
  const edition = daily && isDay(day) ? await editionOf(deps.db, daily.id, language, day) : undefined;
  if (!edition) return saidPage(deps, request, words.noEdition, '', 404);
  const { value: cards } = await storiesByIds(deps.db, shared, edition.storyIds);
  const corrections = await correctionsOfEdition(deps.db, shared, edition);
  const { lead, sections } = orderedStories(cards, request);
  const page = pageContext(shared);
  const title = `${words.names.daily}, ${editionDay(day, language)}`;
  const main = renderHtml(
    <FormPage title={title}>
      {lead && <RowCard card={lead} page={page} level={2} teaser />}
      {sections.map(({ name, cards: own }) => (
        <section class="river">
          <h2>{name}</h2>
          {own.map((card) => (
            <RowCard card={card} page={page} level={3} teaser />
          ))}
        </section>
      ))}
      {corrections.length > 0 && (
        <section>
          <h2>{words.corrections}</h2>
          {corrections.map(({ card, note }) => (
            <p class="correction">
              {note} <a href={card.href}>{card.headline}</a>
            </p>
          ))}
        </section>
      )}
      <p class="ways">
        <a href={editionsPath(site, language)}>{words.archive}</a>
        <a href={lettersPath(site, language)}>{words.letters}</a>
      </p>
    </FormPage>,
  );
  return privatePage(request, deps.assets, { title, main });
}
