/** What readers send from a story's page: comments, votes, mended comments. And `/c/{id}`, which leads to one. */
import {
  commentById,
  commentId,
  commentPlace,
  editComment,
  intentCookie,
  parseCommentId,
  storyPlace,
  threadTag,
} from '../../features/discussion/discussion.ts';
import type { DiscussionWrites, Intent, StoryPlace } from '../../features/discussion/discussion.ts';
import { jsonAnswer, seeOther } from '../../features/members/members.ts';
import type { Answer, PrivatePage, PrivateRequest } from '../../features/members/members.ts';
import { nothingHere, storyPath } from '../../features/network/network.ts';
import type { Language, Network, PublicPage, Section, Site } from '../../features/network/network.ts';
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { wholeNumber } from '../../platform/http/whole-number.ts';
import { emptyDraft, mostTyped } from '../components/comment-form.tsx';
import type { Draft, Redraw } from '../components/comment-form.tsx';
import type { SiteAssets } from '../site-assets.ts';
import { beginIntent } from './begin-intent.ts';
import { draftOfWhatIsThere } from './comment-draft.ts';
import type { Typed } from './comment-draft.ts';
import { storyForReader } from './own-story-page.tsx';
import type { OwnStory } from './own-story-page.tsx';
import { refusalWords } from './refusal-words.ts';

export interface CommentDeps {
  db: Db;
  assets: SiteAssets;
  writes: DiscussionWrites;
}

const file = 'src/site/pages/comment-pages.ts';
const posted = { surface: 'site', method: 'POST', policy: 'comment.begin', carries: 'stories', file } as const;

export function commentPages(deps: CommentDeps): PrivatePage[] {
  return [
    { ...posted, url: '/c/new', handle: (request) => postComment(deps, request) },
    { ...posted, url: '/c/:id/vote', handle: (request) => postVote(deps, request) },
    { ...posted, url: '/c/:id/edit', handle: (request) => postEdit(deps, request) },
  ];
}

/** A comment's own address: to where it stands now. */
export function commentLink(db: Db): PublicPage {
  return {
    urls: ['/c/:id'],
    carries: 'stories',
    file,
    inLanguages: false,
    async render({ params, network, site, now }, reading) {
      const named = parseCommentId(params['id']);
      if (!named) return nothingHere;
      const at = await placeOf(db, network, site, named.storyId, now);
      const href = at && (await hrefOfComment(db, at.href, named.storyId, named.id));
      reading.take({ value: null, tags: [threadTag(named.storyId)] });
      if (!href) return nothingHere;
      return { status: 302, contentType: 'text/plain; charset=utf-8', body: href, headers: { location: href } };
    },
  };
}

interface Place {
  story: StoryPlace;
  section: Section;
  href: string;
}

/** Where a story stands on a site, if it may leave. */
async function placeOf(db: Db, network: Network, site: Site, storyId: number, now: Date): Promise<Place | undefined> {
  const story = await storyPlace(db, storyId, site.id, now);
  const section = story && network.sectionById(story.sectionId);
  return story && section && { story, section, href: storyPath(site, section, story.slug, story.language as Language) };
}

export async function hrefOfComment(db: Db, storyHref: string, storyId: number, id: number): Promise<string> {
  const place = await commentPlace(db, storyId, id);
  // One that is held stands nowhere yet; its author finds it below the thread.
  if (!place) return `${storyHref}#comments`;
  const query =
    place.branch !== null
      ? `?thread=${place.branch}${place.repliesAfter === null ? '' : `&after=${place.repliesAfter}`}`
      : place.after === null
        ? ''
        : `?after=${place.after}`;
  return `${storyHref}${query}#c${id}`;
}

/** Throws `story-unknown` for what may not leave here. */
export async function needPlace(
  { db }: { db: Db },
  { network, site, now }: PrivateRequest,
  storyId: number,
): Promise<Place> {
  const place = await placeOf(db, network, site, storyId, now);
  if (!place) throw new KnownError('story-unknown');
  return place;
}

async function postComment(deps: CommentDeps, request: PrivateRequest): Promise<Answer> {
  const { form, viewer, site, clientNetwork, cache, wantsJson } = request;
  const storyId = wholeNumber(form.get('story'), 'bigint') ?? 0;
  const place = await needPlace(deps, request, storyId);
  const typed = {
    text: typedText(form),
    parentId: commentNamed(form.get('parent')),
    passage: form.get('passage'),
    quotedComment: commentNamed(form.get('cited')),
    submission: uuidIn(form.get('submission')),
  };
  const redraw = form.get('redraw');
  if (redraw === 'cite' || redraw === 'drop') return redrawn(deps, request, { storyId, place }, typed, redraw);
  const then = form.get('then');
  try {
    if (viewer.kind === 'anyone')
      return await beginIntent(deps.db, request, storyId, intentOf(typed), `${place.href}#write`, then);
    // The way in below the form, pressed by somebody who has come in meanwhile: nothing is posted by that.
    if (then !== null) return await redrawn(deps, request, { storyId, place }, typed, null);
    request.demand('comment.write', null);
    const writer = { session: viewer.session, client: site.key, network: clientNetwork };
    const { id } = await deps.writes.postComment({ ...typed, storyId, siteId: site.id }, writer);
    // The announcement may come after the answer, and whoever wrote it looks first.
    cache.purge([threadTag(storyId)], []);
    const href = await hrefOfComment(deps.db, place.href, storyId, id);
    const cookies = [{ name: intentCookie, value: null }];
    return wantsJson ? jsonAnswer({ id: commentId(storyId, id), href }) : seeOther(href, cookies);
  } catch (error) {
    const draft = await draftOfWhatIsThere(deps.db, storyId, typed, request.language);
    return refusedForm(deps, request, place, error, draft);
  }
}

/** Without words there is nothing to post: the form waits, with its quote; one that nobody touched does not. */
function intentOf(typed: Typed): Intent | null {
  const { text, passage, parentId, quotedComment } = typed;
  if (text.trim() === '' && passage === null && parentId === null && quotedComment === null) return null;
  return text.trim() === ''
    ? { kind: 'quote', payload: typed }
    : { kind: 'comment', payload: { ...typed, submission: typed.submission ?? crypto.randomUUID() } };
}

/** The form with another quote; nothing is posted and nothing that was typed is lost. */
async function redrawn(
  deps: CommentDeps,
  request: PrivateRequest,
  { storyId, place }: { storyId: number; place: Place },
  typed: Typed,
  redraw: Redraw | null,
): Promise<Answer> {
  const none = { ...typed, passage: null, quotedComment: null };
  const asked = { cite: { ...none, quotedComment: typed.parentId }, drop: none, same: typed }[redraw ?? 'same'];
  const draft = await draftOfWhatIsThere(deps.db, storyId, asked, request.language);
  return formAgain(deps, request, place, { draft });
}

/** What was typed comes back, with what was wrong with it. */
async function refusedForm(
  deps: CommentDeps,
  request: PrivateRequest,
  place: Place,
  error: unknown,
  draft: Draft,
): Promise<Answer> {
  if (!(error instanceof KnownError) || request.wantsJson) throw error;
  const problem = refusalWords(error, request.language);
  return formAgain(deps, request, place, { draft, problem, status: error.status });
}

async function postVote(deps: CommentDeps, request: PrivateRequest): Promise<Answer> {
  const { form, viewer, site, clientNetwork, cache, wantsJson, params } = request;
  const named = parseCommentId(params['id']);
  const value = { '1': 1, '-1': -1, '0': 0 }[form.get('value') ?? ''] as 1 | -1 | 0 | undefined;
  if (!named || value === undefined) throw new KnownError('comment-unknown');
  const { storyId, id } = named;
  const place = await needPlace(deps, request, storyId);
  // Not for a script, which stays on the page: one look less at the database.
  const back = (): Promise<string> => hrefOfComment(deps.db, place.href, storyId, id);
  if (viewer.kind === 'anyone')
    return beginIntent(deps.db, request, storyId, { kind: 'vote', payload: { commentId: id, value } }, await back());
  request.demand('comment.vote', null);
  const writer = { session: viewer.session, client: site.key, network: clientNetwork };
  const counts = await deps.writes.castVote({ siteId: site.id, storyId, commentId: id, value }, writer);
  cache.purge([threadTag(storyId)], []);
  return wantsJson ? jsonAnswer({ ...counts, value }) : seeOther(await back());
}

async function postEdit(deps: CommentDeps, request: PrivateRequest): Promise<Answer> {
  const { form, viewer, now, cache, params } = request;
  const named = parseCommentId(params['id']);
  if (!named) throw new KnownError('comment-unknown');
  const { storyId, id } = named;
  const place = await needPlace(deps, request, storyId);
  const text = typedText(form);
  const begun: Intent = { kind: 'edit', payload: { commentId: id, text } };
  try {
    // The session may have ended while they wrote.
    if (viewer.kind === 'anyone') return await beginIntent(deps.db, request, storyId, begun, `${place.href}#write`);
    const comment = await commentById(deps.db, storyId, id);
    request.demand('comment.edit', { ownerId: comment?.memberId ?? null });
    await editComment(deps.db, { storyId, id, text, memberId: viewer.memberId }, now);
    cache.purge([threadTag(storyId)], []);
    return seeOther(await hrefOfComment(deps.db, place.href, storyId, id));
  } catch (error) {
    return refusedForm(deps, request, place, error, { ...emptyDraft, text, edit: id });
  }
}

function uuidIn(value: string | null): string | null {
  return value !== null && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value) ? value : null;
}

/** As much as the form's own field takes. */
function typedText(form: URLSearchParams): string {
  return (form.get('text') ?? '').slice(0, mostTyped);
}

/** Null where none is named. None has the number 0: what can be no number of one is as unknown as one that has gone. */
function commentNamed(value: string | null): number | null {
  return value === null || value === '' ? null : (wholeNumber(value, 'integer') ?? 0);
}

/** The story around a form that came back. The form's address says nothing of it. */
function formAgain({ db, assets }: CommentDeps, request: PrivateRequest, place: Place, own: OwnStory): Promise<Answer> {
  const plain = { ...request, query: new URLSearchParams() };
  return storyForReader(db, assets, plain, place.section, place.story.slug, own);
}
