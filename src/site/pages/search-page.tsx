/** `/search?q=`: what a site has on some words. Made for each who asks: there are more questions than pages could be kept. */
import type { ComponentChildren } from 'preact';
import { throttleNetwork } from '../../features/members/members.ts';
import type { Answer, PrivatePage, PrivateRequest } from '../../features/members/members.ts';
import { searchPath } from '../../features/network/network.ts';
import type { PageContext } from '../../features/network/network.ts';
import { longestQuery, searchStories, searchStrings, spansBack } from '../../features/search/search.ts';
import type { Asked, SearchAnswer, SpanBack } from '../../features/search/search.ts';
import { RowCard } from '../../features/stories/stories.ts';
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { renderHtml } from '../../platform/html/render.ts';
import { Paging } from '../components/paging.tsx';
import { NarrowingSearchForm } from '../components/search-form.tsx';
import { StateBox } from '../components/state-box.tsx';
import { pageContext } from '../page-parts.tsx';
import { privatePage } from '../private-frame.tsx';
import type { SiteAssets } from '../site-assets.ts';

/** By network: an office asks more than a person, a program more than both. */
const bucket = { burst: 60, perMinute: 40 };
/** Of the thousand that are looked at. */
const mostPages = 50;

export function searchPages(deps: { db: Db; assets: SiteAssets }): PrivatePage[] {
  return [
    {
      surface: 'site',
      method: 'GET',
      url: '/search',
      policy: 'page.read',
      carries: 'stories',
      file: 'src/site/pages/search-page.tsx',
      handle: (request) => answer(deps, request),
    },
  ];
}

async function answer({ db, assets }: { db: Db; assets: SiteAssets }, request: PrivateRequest): Promise<Answer> {
  const { language, site, network, clientNetwork, shared } = request;
  const words = searchStrings(language);
  const page = pageContext(shared);
  const asked = askedIn(request);
  const form = (
    <NarrowingSearchForm
      {...{ page, text: asked.text, chosen: { ...asked, section: asked.section?.path ?? null } }}
      sections={network.sections(site)}
    />
  );
  const title = asked.text === '' ? words.title : words.titleOf(asked.text);
  const frame = (main: ReturnType<typeof renderHtml>) => privatePage(request, assets, { title, main });
  if (asked.text === '') return frame(renderHtml(<SearchSheet title={title}>{form}</SearchSheet>));
  try {
    await throttleNetwork(db, 'search', clientNetwork, bucket);
  } catch (error) {
    if (!(error instanceof KnownError) || error.code !== 'too-many-tries') throw error;
    const { retryAfterSeconds } = error;
    const main = renderHtml(
      <SearchSheet title={title}>
        {form}
        <p class="problems" role="alert">
          {words.tooMany(retryAfterSeconds ?? 1)}
        </p>
      </SearchSheet>,
    );
    return privatePage(request, assets, { title, main, status: error.status, retryAfterSeconds });
  }
  const found = await searchStories(db, shared, asked);
  return frame(
    renderHtml(
      <SearchSheet title={title}>
        {form}
        <Results {...{ asked, found, page }} />
      </SearchSheet>,
    ),
  );
}

/** What is not among the choices is no choice. */
function askedIn({ query, network, site }: PrivateRequest): Asked {
  const span = query.get('when') ?? '';
  const number = query.get('page') ?? '';
  return {
    text: (query.get('q') ?? '')
      .slice(0, longestQuery)
      .toWellFormed()
      .replaceAll(/\p{Cc}+/gu, ' ')
      .trim(),
    section: network.sectionByPath(site, query.get('section') ?? '') ?? null,
    span: Object.hasOwn(spansBack, span) ? (span as SpanBack) : null,
    order: query.get('order') === 'newest' ? 'newest' : 'best',
    page: /^[1-9]\d?$/.test(number) ? Math.min(Number(number), mostPages) : 1,
  };
}

function SearchSheet({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="search-page">
      <h1>{title}</h1>
      {children}
    </div>
  );
}

function Results({ asked, found, page }: { asked: Asked; found: SearchAnswer; page: PageContext }) {
  const words = searchStrings(page.language);
  const { hits, count, pages } = found;
  if (count === 0)
    return <StateBox icon="search" level={2} title={words.nothing(asked.text)} text={words.nothingHint} />;
  return (
    <>
      <h2 class="search-count">{count >= 1_000 ? words.many(count) : words.found(count)}</h2>
      <ol class="search-hits">
        {hits.map(({ card, snippet }) => (
          <li>
            <RowCard card={card} page={page} />
            <p class="snippet">{snippet.map(({ text, found: marked }) => (marked ? <mark>{text}</mark> : text))}</p>
          </li>
        ))}
      </ol>
      <Paging
        {...{ language: page.language, number: asked.page, count: Math.min(pages, mostPages) }}
        hrefOf={(number) => hrefOf(asked, page, number)}
      />
    </>
  );
}

function hrefOf({ text, section, span, order }: Asked, { site, language }: PageContext, number: number): string {
  const query = new URLSearchParams({ q: text });
  const more: [string, string | null | undefined][] = [
    ['section', section?.path],
    ['when', span],
    ['order', order === 'best' ? null : order],
    ['page', number === 1 ? null : String(number)],
  ];
  for (const [name, value] of more) if (value) query.set(name, value);
  return `${searchPath(site, language)}?${query}`;
}
