/** The hot verbs of one node: comments and votes, each gathered into its own group commit. */
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Db } from '../../platform/db/database.ts';
import { createGroupCommit } from '../../platform/db/group-commit.ts';
import { KnownError } from '../../platform/http/errors.ts';
import type { ErrorCode } from '../../platform/http/errors.ts';
import { toParagraphs } from './comment-body.ts';
import { commentHtml, htmlVersion } from './comment-html.ts';
import { runPhases } from './comment-phases.ts';
import { commentById } from './comment-queries.ts';
import { commentQuote } from './comment-quote.ts';
import type { CommentBody, CommentStatus } from './comment.ts';
import { castVotes, heldWords, postComments } from './comment-write-queries.ts';
import type { CommentOutcome, CommentRow, HeldWord, VoteOutcome, VoteRow } from './comment-write-queries.ts';
import { followIfRevised } from './quote-queries.ts';
import { storyQuote } from './story-quote.ts';

export interface CommentInput {
  storyId: number;
  siteId: number;
  /** As typed. */
  text: string;
  parentId: number | null;
  /** `REVISION.BLOCK.START.END` of the story, or null. */
  passage: string | null;
  /** Quotes the beginning of another comment of the thread. */
  quotedComment: number | null;
  /** A UUID that names what was sent: sent again under it, it is posted once. Null: under none. */
  submission: string | null;
}

export interface Writer {
  session: Buffer;
  client: string;
  /** /24 or /48. */
  network: string;
}

export interface PostedComment {
  id: number;
  status: CommentStatus;
  reason: string | null;
}

export interface DiscussionWrites {
  /** Throws what the person can mend, with a code of the error table. */
  postComment(input: CommentInput, writer: Writer): Promise<PostedComment>;
  /** The counts after it. 0 takes a vote back. */
  castVote(vote: Omit<VoteRow, 'session' | 'client'>, writer: Writer): Promise<{ up: number; down: number }>;
}

/** A word that was put on a list holds from then on, give or take. */
const wordsKeptMs = 5_000;

export function createDiscussionWrites(db: Db): DiscussionWrites {
  const wordsOf = createWordLists(db);
  const votes = createGroupCommit<VoteRow, VoteOutcome>({ write: (rows) => castVotes(db, rows) });
  const comments = createGroupCommit<CommentRow, CommentOutcome>({
    write: (rows) => postComments(db, htmlVersion, rows),
    maxBatch: 64,
  });
  return {
    async castVote(vote, { session, client }) {
      const { outcome, up, down } = await votes.submit({ ...vote, session, client });
      if (outcome !== 'done') throw new KnownError(outcome as ErrorCode);
      return { up, down };
    },
    async postComment(input, { session, client, network }) {
      const { siteId, storyId, parentId } = input;
      const body = await commentBody(db, input);
      const phased = runPhases(body, await wordsOf(siteId));
      if (phased.kind === 'refused') throw new KnownError(`comment-${phased.why}`);
      const quotes = body.flatMap((part, position) =>
        part.type === 'quote' && part.of === 'story' ? [{ ...part, position }] : [],
      );
      const row = {
        ...{ session, client, siteId, storyId, parentId, network, body },
        quotedComment: input.quotedComment,
        submission: input.submission ?? randomUUID(),
        html: commentHtml(storyId, body),
        status: phased.status,
        reason: phased.reason,
        quotes,
      };
      let posted = await comments.submit(row);
      // A page that somebody went back to sends its old key with new words.
      if (posted.outcome === 'repeated' && !(await isTheSame(db, storyId, posted.id, body)))
        posted = await comments.submit({ ...row, submission: randomUUID() });
      const { outcome, id, status, reason } = posted;
      for (const { revisionId } of quotes) await followIfRevised(db, storyId, revisionId);
      // The same form again: it was taken the first time.
      if ((outcome !== 'done' && outcome !== 'repeated') || id === null || status === null)
        throw new KnownError(outcome as ErrorCode);
      return { id, status, reason };
    },
  };
}

async function isTheSame(db: Db, storyId: number, id: number | null, body: CommentBody): Promise<boolean> {
  const there = id === null ? undefined : await commentById(db, storyId, id);
  return there !== undefined && isDeepStrictEqual(there.body, body);
}

/** Each site's, read again when they are some seconds old: a query less for every comment. */
function createWordLists(db: Db): (siteId: number) => Promise<HeldWord[]> {
  const lists = new Map<number, { words: Promise<HeldWord[]>; until: number }>();
  return (siteId) => {
    const kept = lists.get(siteId);
    if (kept && performance.now() < kept.until) return kept.words;
    const words = heldWords(db, siteId);
    lists.set(siteId, { words, until: performance.now() + wordsKeptMs });
    words.catch(() => lists.delete(siteId));
    return words;
  };
}

/** Quotes first, as people write them. */
export async function commentBody(db: Db, input: Omit<CommentInput, 'submission' | 'siteId'>): Promise<CommentBody> {
  const { storyId, passage, quotedComment, text } = input;
  const body: CommentBody = [];
  if (passage !== null) body.push(await storyQuote(db, storyId, passage));
  if (quotedComment !== null) body.push(await commentQuote(db, storyId, quotedComment));
  return [...body, ...toParagraphs(text)];
}
