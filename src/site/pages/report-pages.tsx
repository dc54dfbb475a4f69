/** A member reports a comment: which rule, and what else there is to say. */
import {
  commentId,
  commentToReport,
  discussionStrings,
  findIntent,
  intentCookie,
  intentOfBrowser,
  isRule,
  moderationRules,
  ownText,
  parseCommentId,
  reportComment,
} from '../../features/discussion/discussion.ts';
import type { Reporting } from '../../features/discussion/discussion.ts';
import type { Answer, PrivatePage, PrivateRequest } from '../../features/members/members.ts';
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { renderHtml } from '../../platform/html/render.ts';
import { FormPage } from '../components/form.tsx';
import { beginIntent } from './begin-intent.ts';
import { privatePage } from '../private-frame.tsx';
import type { SiteAssets } from '../site-assets.ts';

interface ReportDeps {
  db: Db;
  assets: SiteAssets;
}

const common = {
  surface: 'site',
  url: '/c/:id/report',
  policy: 'comment.report',
  carries: 'none',
  file: 'src/site/pages/report-pages.tsx',
} as const;

export function reportPages(deps: ReportDeps): PrivatePage[] {
  return [
    { ...common, method: 'GET', handle: (request) => formPage(deps, request, null) },
    // Whoever sends it after their session has ended does not lose what they wrote.
    { ...common, method: 'POST', policy: 'comment.begin', handle: (request) => send(deps, request) },
  ];
}

async function formPage({ db, assets }: ReportDeps, request: PrivateRequest, problem: string | null): Promise<Answer> {
  const { language, now } = request;
  const words = discussionStrings(language);
  const form = await written(db, request);
  const comment = await commentToReport(db, reporting(request), now);
  const chosen = form.get('rule');
  const main = renderHtml(
    <FormPage title={words.reportTitle}>
      {problem && (
        <p class="problems" role="alert">
          {problem}
        </p>
      )}
      <blockquote class="quote">
        <p>{ownText(comment.body).slice(0, 600).toWellFormed()}</p>
      </blockquote>
      <form method="post" class="form">
        <fieldset class="choices">
          <legend>{words.reportWhy}</legend>
          {moderationRules.map((rule) => (
            <label>
              <input type="radio" name="rule" value={rule} required checked={rule === chosen} /> {words.rules[rule]}
            </label>
          ))}
        </fieldset>
        <div class="field">
          <label for="note">{words.reportNote}</label>
          <textarea id="note" name="note" rows={3} maxLength={500}>
            {form.get('note') ?? ''}
          </textarea>
        </div>
        <button type="submit" class="button main">
          {words.report}
        </button>
      </form>
    </FormPage>,
  );
  return privatePage(request, assets, { title: words.reportTitle, main, status: problem === null ? 200 : 422 });
}

/** What is in the form; what was in it when a session had ended, for whoever has logged in since. */
async function written(
  db: Db,
  { form, query, cookies, params }: PrivateRequest,
): Promise<Map<string, string> | URLSearchParams> {
  if (query.get('begun') === null) return form;
  const intentId = await intentOfBrowser(db, cookies[intentCookie]);
  const intent = intentId === null ? undefined : await findIntent(db, intentId);
  const named = parseCommentId(params['id']);
  if (intent?.kind !== 'report' || intent.storyId !== named?.storyId || intent.payload.commentId !== named.id)
    return form;
  const { rule, note } = intent.payload;
  return new Map([
    ['rule', rule],
    ['note', note],
  ]);
}

function reporting({ params, viewer, site }: PrivateRequest): Reporting {
  const named = parseCommentId(params['id']);
  if (!named || viewer.kind !== 'member') throw new KnownError('comment-unknown');
  return { ...named, memberId: viewer.memberId, siteId: site.id };
}

async function send(deps: ReportDeps, request: PrivateRequest): Promise<Answer> {
  const { language, form, now, viewer, params } = request;
  const words = discussionStrings(language);
  const rule = form.get('rule');
  const note = (form.get('note') ?? '').slice(0, 2_000);
  if (viewer.kind === 'anyone') {
    const at = parseCommentId(params['id']);
    if (!at) throw new KnownError('comment-unknown');
    const payload = { commentId: at.id, rule: (rule ?? '').slice(0, 40), note };
    return beginIntent(
      deps.db,
      request,
      at.storyId,
      { kind: 'report', payload },
      `/c/${commentId(at.storyId, at.id)}/report`,
    );
  }
  request.demand('comment.report', null);
  const named = reporting(request);
  if (!isRule(rule)) return formPage(deps, request, words.reportWhy);
  await reportComment(deps.db, { ...named, rule, note }, now);
  const main = renderHtml(
    <FormPage title={words.reportThanks}>
      <p>{words.reportNext}</p>
      <p class="ways">
        <a href={`/c/${commentId(named.storyId, named.id)}`}>{words.wholeThread}</a>
      </p>
    </FormPage>,
  );
  return privatePage(request, deps.assets, { title: words.reportThanks, main });
}
