/**
 * A story as one reader sees it: with their votes, what they have written and what they were about to write. For
 * readers without script, and for all who came by a link that fills the form.
 */
import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import {
  commentById,
  currentRevision,
  discussionStrings,
  findIntent,
  intentCookie,
  intentOfBrowser,
  ownText,
  passageName,
  quoteIn,
  storyQuote,
  threadPage,
  viewerOverlay,
} from '../../features/discussion/discussion.ts';
import type { StoredComment, StoryQuote, ThreadSort } from '../../features/discussion/discussion.ts';
import { can, plainCookie } from '../../features/members/members.ts';
import type { Answer, PrivateRequest, Viewer } from '../../features/members/members.ts';
import type { Section } from '../../features/network/network.ts';
import { blockText, frameOriginsIn, storyAtAddress, StoryArticle } from '../../features/stories/stories.ts';
import type { StoryPageView } from '../../features/stories/stories.ts';
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { wholeNumber } from '../../platform/http/whole-number.ts';
import { raw } from '../../platform/html/raw.ts';
import type { Html } from '../../platform/html/raw.ts';
import { renderHtml } from '../../platform/html/render.ts';
import { emptyDraft } from '../components/comment-form.tsx';
import type { Draft } from '../components/comment-form.tsx';
import { DiscussionSection, paragraphTools, TalkLink } from '../components/discussion-section.tsx';
import { networkBlockHtml } from '../network-block-html.tsx';
import { pageContext } from '../page-parts.tsx';
import { ownPollBoxes } from '../poll-boxes.tsx';
import { privatePage } from '../private-frame.tsx';
import type { SiteAssets } from '../site-assets.ts';
import { sectionAndSlug } from './category-address.ts';
import { draftOf, draftOfWhatIsThere } from './comment-draft.ts';
import { proofNeeded } from './proof-page.tsx';
import { refusalNamed, refusalWords } from './refusal-words.ts';

/** Whether a request wants more than the page that all readers share. */
export function wantsOwnStory(http: FastifyRequest): boolean {
  const query = http.query as Record<string, unknown>;
  return (
    ['quote', 'reply', 'edit', 'begun'].some((name) => query[name] !== undefined) || http.cookies[plainCookie] === '1'
  );
}

export interface OwnStory {
  /** In place of what the address says: a form that came back. */
  draft?: Draft;
  problem?: string;
  status?: number;
}

export async function ownStoryPage(
  db: Db,
  assets: SiteAssets,
  request: PrivateRequest,
  own: OwnStory = {},
): Promise<Answer> {
  const named = sectionAndSlug(request.network, request.site, request.params);
  if (!named) throw new KnownError('not-found');
  return storyForReader(db, assets, request, named.section, named.slug, own);
}

export async function storyForReader(
  db: Db,
  assets: SiteAssets,
  request: PrivateRequest,
  section: Section,
  slug: string,
  own: OwnStory,
): Promise<Answer> {
  const { value: found } = await storyAtAddress(db, request.shared, section, slug);
  if (found.kind === 'gone') throw new KnownError('gone');
  if (found.kind !== 'story') throw new KnownError('not-found');
  const { story } = found;
  const { viewer, query, site, language } = request;
  const page = pageContext(request.shared);
  const words = discussionStrings(language);
  const asked = {
    storyId: story.id,
    sort: (query.get('sort') ?? 'oldest') as ThreadSort,
    cursor: query.get('after'),
    branch: query.get('thread') === null ? null : Number(query.get('thread')),
  };
  const { value: view } = await threadPage(db, asked);
  const overlay = viewer.kind === 'member' ? await viewerOverlay(db, story.id, viewer.memberId) : undefined;
  const drafted = await draftAsked(db, request, story);
  const draft = withSubmission(own.draft ?? drafted.draft);
  const mayWrite = can(viewer, 'comment.write', null, site.id);
  const note = mayWrite
    ? null
    : viewer.kind === 'anyone'
      ? words.loginFirst
      : viewer.proven
        ? words.banned
        : words.unproven;
  const memberId = viewer.kind === 'member' ? viewer.memberId : null;
  const polls = await ownPollBoxes(db, request.shared, story, memberId, 'all');
  const main = renderHtml(
    <>
      <StoryArticle
        story={story}
        page={page}
        readMark={request.shared.readMark(site.id, story.id)}
        poll={({ attrs }) => raw(polls.get(attrs.poll) ?? ('' as Html))}
        talk={story.discussed ? <TalkLink view={view} page={page} /> : null}
        {...(story.discussed ? { atParagraph: paragraphTools(view, page) } : {})}
      />
      {story.discussed && (
        <DiscussionSection
          {...{ page, story, view, draft, note }}
          {...(overlay ? { overlay } : {})}
          proof={await proofNeeded(db, request)}
          waysIn={viewer.kind === 'anyone' ? request.shared.waysIn() : undefined}
          problem={own.problem ?? drafted.problem}
        />
      )}
    </>,
  );
  const below = await networkBlockHtml(db, assets, request.shared, request.cache.sharedParts());
  const frames = frameOriginsIn(story.body);
  const status = own.status ?? 200;
  return privatePage(request, assets, { title: story.headline, main, below, kind: 'story', status, frames });
}

/** What the address or the browser's cookie says that the form begins with. */
async function draftAsked(
  db: Db,
  request: PrivateRequest,
  story: StoryPageView,
): Promise<{ draft: Draft; problem: string | null }> {
  const { query, viewer, language } = request;
  const [quote, reply, edit] = [
    query.get('quote'),
    wholeNumber(query.get('reply'), 'integer'),
    wholeNumber(query.get('edit'), 'integer'),
  ];
  try {
    if (edit !== null) {
      const comment = await ownComment(db, story.id, edit, viewer);
      return { draft: { ...emptyDraft, text: ownText(comment.body), edit }, problem: null };
    }
    if (query.get('begun') !== null) return await begunDraft(db, request, story);
    const passage = quote === null ? null : passageName(await passageOf(db, story, quote));
    const typed = { text: '', passage, parentId: reply, quotedComment: null, submission: null };
    return { draft: await draftOf(db, story.id, typed, language), problem: null };
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    return { draft: emptyDraft, problem: refusalWords(error, language) };
  }
}

async function ownComment(db: Db, storyId: number, id: number, viewer: Viewer): Promise<StoredComment> {
  const comment = await commentById(db, storyId, id);
  if (!comment || viewer.kind !== 'member' || comment.memberId !== viewer.memberId) throw new KnownError('forbidden');
  return comment;
}

/** What this browser was about to write before it was sent to log in, and why it was not taken if it was sent already. */
async function begunDraft(
  db: Db,
  { cookies, language, query, viewer }: PrivateRequest,
  story: StoryPageView,
): Promise<{ draft: Draft; problem: string | null }> {
  const intentId = await intentOfBrowser(db, cookies[intentCookie]);
  const intent = intentId === null ? undefined : await findIntent(db, intentId);
  const problem = refusalNamed(query.get('begun'), language);
  if (
    !intent ||
    intent.storyId !== story.id ||
    intent.kind === 'vote' ||
    intent.kind === 'report' ||
    intent.kind === 'poll'
  )
    return { draft: emptyDraft, problem };
  if (intent.kind === 'edit') {
    const { commentId, text } = intent.payload;
    await ownComment(db, story.id, commentId, viewer);
    return { draft: { ...emptyDraft, text, edit: commentId }, problem };
  }
  const typed = { submission: null, ...intent.payload };
  return { draft: await draftOfWhatIsThere(db, story.id, typed, language), problem };
}

/** This form is one reader's: sent twice, it is one comment. */
function withSubmission(draft: Draft): Draft {
  return { ...draft, submission: draft.submission ?? randomUUID() };
}

/** `BLOCK`, `BLOCK.START.END` or `REVISION.BLOCK.START.END`. */
async function passageOf(db: Db, story: StoryPageView, name: string): Promise<StoryQuote> {
  const parts = name.split('.');
  if (parts.length === 4) return storyQuote(db, story.id, name);
  if (parts.length === 3) return storyQuote(db, story.id, `${story.revisionId}.${name}`);
  const current = await currentRevision(db, story.id);
  const block = current?.body.content.find((candidate) => candidate.attrs.id === name);
  if (!current || !block) throw new KnownError('passage-unknown');
  return quoteIn(block, current.id, 0, blockText(block).length);
}
