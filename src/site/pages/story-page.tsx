/** `/category/{section}[/{sub}]/{slug}` and its light form; 410 where a story was killed. */
import { discussionStrings, threadPage } from '../../features/discussion/discussion.ts';
import type { ThreadSort, ThreadView } from '../../features/discussion/discussion.ts';
import { litePath, networkTag, nextDayStart, nothingHere, redirectTo } from '../../features/network/network.ts';
import type { Language, PageContext, PublicRequest, Section } from '../../features/network/network.ts';
import { relatedStories } from '../../features/related/related.ts';
import {
  frameOriginsIn,
  isUnsold,
  kindsIn,
  LiteStory,
  newestInSection,
  newestOnSite,
  storyAtAddress,
  StoryArticle,
  storyTag,
} from '../../features/stories/stories.ts';
import type { StoryPageView } from '../../features/stories/stories.ts';
import type { Db } from '../../platform/db/database.ts';
import { raw } from '../../platform/html/raw.ts';
import type { Html } from '../../platform/html/raw.ts';
import { renderHtml } from '../../platform/html/render.ts';
import type { Rendered } from '../../platform/page-cache/page.ts';
import type { Reading } from '../../platform/page-cache/reading.ts';
import { DiscussionSection, paragraphTools, QuotedPassages, TalkLink } from '../components/discussion-section.tsx';
import { popularBox } from './popular-pages.tsx';
import { LetterBox } from '../components/letter-form.tsx';
import { LiteMore } from '../components/lite-fronts.tsx';
import { MoreToRead } from '../components/more-to-read.tsx';
import type { Head } from '../layout/head-tags.tsx';
import { storyHead } from '../layout/heads.ts';
import { joined } from '../joined.ts';
import { networkBlockHtml } from '../network-block-html.tsx';
import { pollsIn, sharedPollBoxes } from '../poll-boxes.tsx';
import { framedPage, litePage, pageContext } from '../page-parts.tsx';
import type { SiteAssets } from '../site-assets.ts';
import { gonePage } from './state-pages.tsx';

const besideIt = 5;
const relatedShown = 4;

export async function storyPage(
  db: Db,
  assets: SiteAssets,
  section: Section,
  slug: string,
  request: PublicRequest,
  reading: Reading,
): Promise<Rendered> {
  const found = reading.take(await storyAtAddress(db, request, section, slug));
  if (found.kind === 'none') return nothingHere;
  if (found.kind === 'gone') return gonePage(assets, found, request, reading);
  if (found.kind === 'moved') return redirectTo(request.originOf(found.to.site) + found.to.href);
  const { story } = found;
  reading.expireAt(nextDayStart(request.now, request.site.timeZone));
  // Its mark is of a day by the clock that all sites share.
  reading.expireAt(nextDayStart(request.now, 'UTC'));
  return request.lite
    ? liteStoryPage(db, assets, section, story, request, reading)
    : fullStoryPage(db, assets, section, story, request, reading);
}

async function fullStoryPage(
  db: Db,
  assets: SiteAssets,
  section: Section,
  story: StoryPageView,
  request: PublicRequest,
  reading: Reading,
): Promise<Rendered> {
  const page = pageContext(request);
  const view = story.discussed ? reading.take(await threadPage(db, threadAsked(story, request))) : null;
  const sold = !isUnsold(story);
  const card = !sold || story.sponsor !== null ? null : await request.promo(request, reading, 'card', story.id);
  const main = renderHtml(
    <>
      {raw(await articleHtml(db, section, story, view, request, reading))}
      {card && raw(card)}
      {view && (
        <DiscussionSection
          {...{ page, story, view }}
          note={discussionStrings(page.language).loginFirst}
          waysIn={request.waysIn()}
        />
      )}
    </>,
  );
  return framedPage(request, reading, assets, {
    kind: 'story',
    promos: sold,
    head: headOf(story, page, request),
    main,
    aside: joined(
      view && renderHtml(<QuotedPassages view={view} page={page} />),
      await popularBox(db, request, reading),
      renderHtml(<LetterBox page={page} />),
      await besideStory(db, section, story, request, reading),
    ),
    below: await networkBlockHtml(db, assets, request, reading),
    current: section.path,
    elsewhere: inLanguages(story, (href) => href),
    liteHref: litePath(story.href),
    frames: frameOriginsIn(story.body),
  });
}

/**
 * One with polls is a part with a key of its own, in which only the places of the polls stand: a vote draws its poll anew
 * and nothing else. It is read again inside, since what was read before the part began may have been overtaken.
 */
async function articleHtml(
  db: Db,
  section: Section,
  story: StoryPageView,
  view: ThreadView | null,
  request: PublicRequest,
  reading: Reading,
): Promise<Html> {
  if (pollsIn(story.body).length === 0) return drawArticle(story, view, request);
  const boxes = await sharedPollBoxes(db, request, reading, story);
  const key = `article ${story.id} ${story.revisionId} ${request.site.key} ${request.language}`;
  const article = await reading.fragment(key, async (part) => {
    const again = part.take(await storyAtAddress(db, request, section, slugOf(story)));
    const talk = view && part.take(await threadPage(db, threadAsked(story, { ...request, query: {} })));
    part.expireAt(nextDayStart(request.now, request.site.timeZone));
    part.expireAt(nextDayStart(request.now, 'UTC'));
    return drawArticle(again.kind === 'story' ? again.story : story, talk, request);
  });
  return article.replaceAll(pollPlace, (_place, id: string) => boxes.get(Number(id)) ?? '') as Html;
}

/** No text can be this: its brackets would be escaped. */
const pollPlace = /<!--poll (\d+)-->/g;

function drawArticle(story: StoryPageView, view: ThreadView | null, request: PublicRequest): Html {
  const page = pageContext(request);
  return renderHtml(
    <StoryArticle
      story={story}
      page={page}
      readMark={request.readMark(request.site.id, story.id)}
      talk={view && <TalkLink view={view} page={page} />}
      poll={({ attrs }) => raw(`<!--poll ${attrs.poll}-->` as Html)}
      {...(view ? { atParagraph: paragraphTools(view, page) } : {})}
    />,
  );
}

function slugOf({ href }: StoryPageView): string {
  return href.slice(href.lastIndexOf('/') + 1);
}

function threadAsked(story: StoryPageView, { query }: PublicRequest): Parameters<typeof threadPage>[1] {
  const { sort = 'oldest', after = null, thread } = query;
  const branch = thread === undefined ? null : Number(thread);
  return { storyId: story.id, sort: sort as ThreadSort, cursor: after, branch };
}

async function besideStory(
  db: Db,
  section: Section,
  story: StoryPageView,
  request: PublicRequest,
  reading: Reading,
): Promise<Html | null> {
  const aside = await reading.fragment(`beside ${storyTag(story.id)} ${request.site.key}`, async (part) => {
    part.take({ value: null, tags: [networkTag], expiresAt: nextDayStart(request.now, request.site.timeZone) });
    const [alike, inSection, onSite] = await Promise.all([
      relatedStories(db, request, story.id, relatedShown),
      newestInSection(db, request, section, { limit: besideIt + relatedShown, except: story.id }),
      newestOnSite(db, request, { limit: 4 * besideIt, kinds: kindsIn('river'), except: story.id }),
    ]);
    const related = part.take(alike);
    const named = new Set(related.map((card) => card.id));
    const same = part
      .take(inSection)
      .filter((card) => !named.has(card.id))
      .slice(0, besideIt);
    const shown = new Set([...named, ...same.map((card) => card.id)]);
    const others = part.take(onSite).filter((card) => !shown.has(card.id) && card.section.href !== story.section.href);
    if (related.length + same.length + others.length === 0) return renderHtml(<></>);
    return renderHtml(
      <MoreToRead
        page={pageContext(request)}
        related={related}
        section={{ ...story.section, cards: same }}
        elsewhere={others.slice(0, besideIt)}
      />,
    );
  });
  return aside === '' ? null : aside;
}

async function liteStoryPage(
  db: Db,
  assets: SiteAssets,
  section: Section,
  story: StoryPageView,
  request: PublicRequest,
  reading: Reading,
): Promise<Rendered> {
  const page = pageContext(request);
  const head = headOf(story, page, request);
  const more = reading
    .take(await newestInSection(db, request, section, { limit: besideIt + 1 }))
    .filter((card) => card.id !== story.id);
  const main = renderHtml(
    <>
      <LiteStory story={story} page={page} />
      <LiteMore page={page} section={story.section} cards={more.slice(0, besideIt)} />
    </>,
  );
  return litePage(request, reading, assets, {
    title: head.title,
    description: head.description,
    canonical: head.canonical,
    fullHref: story.href,
    elsewhere: inLanguages(story, litePath),
    main,
  });
}

/** A story that is at home on another site names its address there, to machines. */
function headOf(story: StoryPageView, page: PageContext, { origin, originOf }: PublicRequest): Head {
  const { home } = story;
  if (home === null) return storyHead(page, origin, story);
  const there = storyHead(page, originOf(home.site), { ...story, href: home.href, pair: null }, origin);
  return { ...there, liteHref: litePath(story.href) };
}

function inLanguages(story: StoryPageView, form: (href: string) => string): Partial<Record<Language, string>> {
  return {
    [story.language]: form(story.href),
    ...(story.pair ? { [story.pair.language]: form(story.pair.href) } : {}),
  };
}
