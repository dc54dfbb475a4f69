/** `newsroom.`: comments that wait, the newest and the removed ones; a verdict is one form, about the text that it shows. */
import {
  commentById,
  discussionStrings,
  isRule,
  moderateComment,
  moderationRules,
  parseCommentId,
  queuedComments,
} from '../features/discussion/discussion.ts';
import type { QueuedComment, QueueKind, Verdict } from '../features/discussion/discussion.ts';
import { banMember, can, seeOther } from '../features/members/members.ts';
import type { Answer, PrivatePage, PrivateRequest } from '../features/members/members.ts';
import { fullTime, machineTime } from '../features/network/network.ts';
import type { Db } from '../platform/db/database.ts';
import { KnownError } from '../platform/http/errors.ts';
import { newsroomPage } from './newsroom-frame.tsx';

export interface NewsroomDeps {
  db: Db;
  css: () => string;
}

const file = 'src/newsroom/moderation-pages.tsx';
const common = { surface: 'newsroom', carries: 'none', inLanguages: false, file } as const;
const queues: readonly { kind: QueueKind; name: string }[] = [
  { kind: 'reported', name: 'Reported' },
  { kind: 'held', name: 'Held' },
  { kind: 'new', name: 'New' },
  { kind: 'removed', name: 'Removed' },
];
const banDays = [1, 7, 30] as const;

export function newsroomPages(deps: NewsroomDeps): PrivatePage[] {
  return [
    {
      ...common,
      method: 'GET',
      url: '/',
      policy: 'newsroom.enter',
      handle: (request) => queuePage(deps, request, null),
    },
    {
      ...common,
      method: 'POST',
      url: '/comments/:id/verdict',
      policy: 'newsroom.enter',
      handle: (request) => postVerdict(deps, request),
    },
    {
      ...common,
      method: 'POST',
      url: '/comments/:id/ban',
      policy: 'newsroom.enter',
      handle: (request) => postBan(deps, request),
    },
  ];
}

function kindOf({ query, form }: PrivateRequest): QueueKind {
  const wanted = query.get('queue') ?? form.get('queue');
  return queues.find(({ kind }) => kind === wanted)?.kind ?? 'held';
}

/** Null: of all sites. */
function sitesOf({ viewer, network }: PrivateRequest): number[] | null {
  if (can(viewer, 'comment.moderate', null, null)) return null;
  return network.sites.filter((site) => can(viewer, 'comment.moderate', null, site.id)).map((site) => site.id);
}

async function queuePage(deps: NewsroomDeps, request: PrivateRequest, problem: string | null): Promise<Answer> {
  const kind = kindOf(request);
  const comments = await queuedComments(deps.db, kind, sitesOf(request), 50);
  return newsroomPage(request, {
    title: queues.find((queue) => queue.kind === kind)?.name ?? 'Moderation',
    css: deps.css(),
    status: problem === null ? 200 : 409,
    children: (
      <>
        <nav class="queues" aria-label="Queues">
          {queues.map((queue) => (
            <a href={`/?queue=${queue.kind}`} aria-current={queue.kind === kind ? 'page' : undefined}>
              {queue.name}
            </a>
          ))}
        </nav>
        <h1>{queues.find((queue) => queue.kind === kind)?.name} comments</h1>
        {problem && (
          <p class="problem" role="alert">
            {problem}
          </p>
        )}
        {comments.length === 0 ? (
          <p class="empty">Nobody waits. The queue is empty.</p>
        ) : (
          comments.map((comment) => <QueueCard comment={comment} request={request} kind={kind} />)
        )}
      </>
    ),
  });
}

function QueueCard({ comment, request, kind }: { comment: QueuedComment; request: PrivateRequest; kind: QueueKind }) {
  const { network, viewer, originOf } = request;
  const words = discussionStrings('en');
  const site = network.siteById(comment.siteId);
  const number = `${comment.storyId}-${comment.id}`;
  const style = { language: 'en', timeZone: site?.timeZone ?? 'Asia/Tokyo' } as const;
  return (
    <article class="card" id={`c${number}`}>
      <header>
        <h2>
          {comment.author ?? 'Former member'}{' '}
          <small>
            {comment.standing} standing, {comment.removed} removed
          </small>
        </h2>
        <p>
          {site?.name} · <a href={`${site ? originOf(site) : ''}/c/${number}`}>{comment.headline}</a> ·{' '}
          <time datetime={machineTime(comment.createdAt)}>{fullTime(comment.createdAt, style)}</time> · text{' '}
          {comment.version}
          {comment.reason !== null && ` · ${comment.reason}`}
        </p>
      </header>
      <div class="words">
        {comment.body.map((part) =>
          part.type === 'quote' ? <blockquote>{part.text}</blockquote> : <p>{part.text}</p>,
        )}
      </div>
      {comment.reports.length > 0 && (
        <ul class="reports" aria-label="Reports">
          {comment.reports.map(({ rule, note }) => (
            <li>
              <b>{isRule(rule) ? words.rules[rule] : rule}</b> {note}
            </li>
          ))}
        </ul>
      )}
      <form method="post" action={`/comments/${number}/verdict`}>
        <input type="hidden" name="version" value={String(comment.version)} />
        <input type="hidden" name="queue" value={kind} />
        <button type="submit" name="action" value="approve" class="main">
          {kind === 'reported' ? 'Leave it' : 'Approve'}
        </button>
        {(kind === 'new' || kind === 'reported') && (
          <button type="submit" name="action" value="hold">
            Hold
          </button>
        )}
        <label>
          Rule
          <select name="rule">
            {/* Whoever removes says why: none is chosen for them. */}
            <option value="">Choose one</option>
            {moderationRules.map((rule) => (
              <option value={rule}>{words.rules[rule]}</option>
            ))}
          </select>
        </label>
        <label>
          Note to the author
          <input name="note" maxLength={1_000} />
        </label>
        <button type="submit" name="action" value="reject">
          Remove
        </button>
      </form>
      {comment.memberId !== null && can(viewer, 'member.ban', null, comment.siteId) && (
        <form method="post" action={`/comments/${number}/ban`}>
          <input type="hidden" name="queue" value={kind} />
          <label>
            Ban from {site?.name} for
            <select name="days">
              {banDays.map((days) => (
                <option value={String(days)}>{days === 1 ? 'a day' : `${days} days`}</option>
              ))}
            </select>
          </label>
          <label>
            Rule
            <select name="rule">
              {moderationRules.map((rule) => (
                <option value={rule}>{words.rules[rule]}</option>
              ))}
            </select>
          </label>
          <button type="submit">Ban</button>
        </form>
      )}
    </article>
  );
}

/** The comment, if it is of a site where the viewer moderates; else as if it were not there. */
async function judged(deps: NewsroomDeps, request: PrivateRequest, action: 'comment.moderate' | 'member.ban') {
  const id = parseCommentId(request.params['id']);
  const comment = id && (await commentById(deps.db, id.storyId, id.id));
  if (!comment) throw new KnownError('comment-unknown');
  if (!can(request.viewer, action, null, comment.siteId)) throw new KnownError('forbidden');
  return comment;
}

async function postVerdict(deps: NewsroomDeps, request: PrivateRequest): Promise<Answer> {
  const { form, viewer, network, originOf, now } = request;
  const comment = await judged(deps, request, 'comment.moderate');
  if (viewer.kind !== 'member') throw new KnownError('login-needed');
  const verdict = verdictOf(form);
  const version = Number(form.get('version'));
  try {
    const actor = `member:${viewer.memberId}` as const;
    await moderateComment(
      deps.db,
      { network, originOf, now },
      { storyId: comment.storyId, id: comment.id, version, verdict, actor },
    );
  } catch (error) {
    // The card is shown again with the text that stands there now.
    if (!(error instanceof KnownError) || error.code !== 'comment-changed') throw error;
    return queuePage(deps, request, `${error.message} ${error.next}`);
  }
  return seeOther(`/?queue=${kindOf(request)}`);
}

function verdictOf(form: URLSearchParams): Verdict {
  const action = form.get('action');
  if (action === 'approve' || action === 'hold') return { action };
  const rule = form.get('rule');
  if (action !== 'reject' || !isRule(rule)) throw new KnownError('rule-unknown');
  return { action, rule, note: form.get('note') ?? '' };
}

async function postBan(deps: NewsroomDeps, request: PrivateRequest): Promise<Answer> {
  const { form, viewer, network, originOf, now } = request;
  const comment = await judged(deps, request, 'member.ban');
  const rule = form.get('rule');
  const days = banDays.find((known) => String(known) === form.get('days'));
  if (viewer.kind !== 'member' || comment.memberId === null || !isRule(rule) || !days)
    throw new KnownError('rule-unknown');
  const until = new Date(now.getTime() + days * 86_400_000);
  const ban = { memberId: comment.memberId, siteId: comment.siteId, rule, note: '', until };
  const hubOrigin = originOf({ host: network.settings.hubHost });
  await banMember(
    deps.db,
    { network, hubOrigin },
    ban,
    (language) => discussionStrings(language).rules[rule],
    `member:${viewer.memberId}`,
  );
  return seeOther(`/?queue=${kindOf(request)}`);
}
