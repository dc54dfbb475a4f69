/** `POST /polls/{poll}/vote`: a member's vote; whoever has to log in first has it cast when they are back. */
import { currentRevision } from '../../features/discussion/discussion.ts';
import { jsonAnswer, seeOther } from '../../features/members/members.ts';
import type { Answer, PrivatePage, PrivateRequest } from '../../features/members/members.ts';
import type { Language } from '../../features/network/network.ts';
import { pollTag } from '../../features/polls/polls.ts';
import type { PollWrites } from '../../features/polls/polls.ts';
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { wholeNumber } from '../../platform/http/whole-number.ts';
import { ownPollBoxes } from '../poll-boxes.tsx';
import { beginIntent } from './begin-intent.ts';
import { needPlace } from './comment-pages.ts';

export interface PollDeps {
  db: Db;
  pollWrites: PollWrites;
}

export function pollPages(deps: PollDeps): PrivatePage[] {
  return [
    {
      surface: 'site',
      method: 'POST',
      url: '/polls/:id/vote',
      policy: 'poll.begin',
      carries: 'stories',
      file: 'src/site/pages/poll-pages.ts',
      handle: (request) => postVote(deps, request),
    },
  ];
}

async function postVote({ db, pollWrites }: PollDeps, request: PrivateRequest): Promise<Answer> {
  const { form, params, viewer, site, cache, wantsJson } = request;
  const pollId = wholeNumber(params['id'] ?? null, 'bigint');
  const storyId = wholeNumber(form.get('story'), 'bigint') ?? 0;
  const place = wholeNumber(form.get('answer'), 'integer');
  if (pollId === null) throw new KnownError('poll-unknown');
  const { href, story } = await needPlace({ db }, request, storyId);
  if (place === null || place < 1 || place > 10) throw new KnownError('poll-answer');
  const back = `${href}#poll-${pollId}`;
  if (viewer.kind === 'anyone')
    return beginIntent(db, request, storyId, { kind: 'poll', payload: { pollId, place } }, back);
  request.demand('poll.vote', null);
  await pollWrites.castVote({
    ...{ session: viewer.session, client: site.key, siteId: site.id },
    ...{ storyId, pollId, place },
  });
  // The announcement may come after the answer, and whoever voted looks first.
  cache.purge([pollTag(pollId)], []);
  if (!wantsJson) return seeOther(back);
  const body = (await currentRevision(db, storyId))?.body;
  const shown = { id: storyId, language: story.language as Language };
  const boxes = body && (await ownPollBoxes(db, request.shared, { ...shown, body }, viewer.memberId, 'voted'));
  return jsonAnswer({ html: boxes?.get(pollId) ?? '' });
}
