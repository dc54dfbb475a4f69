/** The task `wire.poll`: asks each provider that is due whether there is something new, and waits longer where asking fails. */
import { createHash } from 'node:crypto';
import type { Db } from '../../../platform/db/database.ts';
import { maxWireBytes } from '../read-wire-file.ts';
import { claimDuePolls, settlePoll } from './delivery-queries.ts';
import type { Poll, PollAnswer } from './delivery-queries.ts';
import { fetchNews } from './fetch-news.ts';
import { putIntoFolder } from './put-into-folder.ts';

/** No answer takes longer, whatever the server does. */
const patienceMs = 20_000;
const longestPauseMs = 6 * 3_600_000;

export interface PolledProvider {
  provider: string;
  /** Where what is new lies; null where there was nothing. */
  file: string | null;
  error: string | null;
}

/** `root`: DATA_DIR/wire. One that cannot be asked holds up no other. */
export async function pollDueProviders(db: Db, root: string, now: () => Date): Promise<PolledProvider[]> {
  const due = await claimDuePolls(db, now(), 3 * patienceMs);
  return Promise.all(due.map((poll) => pollOne(db, root, poll, now)));
}

async function pollOne(db: Db, root: string, poll: Poll, now: () => Date): Promise<PolledProvider> {
  const asked = now();
  const answer = await fetchNews(poll, { patienceMs, maxBytes: maxWireBytes }).catch((error: unknown) => ({
    kind: 'failed' as const,
    error: inWords(error),
    retryAfterMs: null,
  }));
  const at = now();
  if (answer.kind === 'failed') {
    const pause = answer.retryAfterMs ?? poll.everySeconds * 1_000 * 2 ** Math.min(poll.failures + 1, 20);
    await settle(db, poll, at, Math.min(pause, longestPauseMs), { error: answer.error, got: null });
    return { provider: poll.provider, file: null, error: answer.error };
  }
  // From when it was asked, and not from its answer: the round that comes then finds it due.
  const everyMs = asked.getTime() - at.getTime() + Math.max(poll.everySeconds * 1_000, answer.freshMs);
  const sha256 = answer.kind === 'new' ? createHash('sha256').update(answer.bytes).digest() : null;
  // Many servers say that something is new when it is not.
  if (answer.kind !== 'new' || sha256 === null || sha256.equals(poll.sha256 ?? Buffer.alloc(0))) {
    await settle(db, poll, at, everyMs, { error: null, got: null });
    return { provider: poll.provider, file: null, error: null };
  }
  const file = await putIntoFolder(root, { provider: poll.provider, by: 'poll', at, bytes: answer.bytes });
  const { etag, lastModified } = answer;
  await settle(db, poll, at, everyMs, { error: null, got: { at, etag, lastModified, sha256 } });
  return { provider: poll.provider, file, error: null };
}

/** Rounds come once a minute and not to the second: what is due within so much is due. */
const earlyMs = 8_000;

/** A tenth less to a tenth more where asking fails, so that many do not ask one server together for ever. */
async function settle(
  db: Db,
  poll: Poll,
  at: Date,
  pauseMs: number,
  answer: Omit<PollAnswer, 'nextAt'>,
): Promise<void> {
  const dueMs =
    answer.error === null ? pauseMs - earlyMs * (0.5 + 0.5 * Math.random()) : pauseMs * (0.9 + 0.2 * Math.random());
  const nextAt = new Date(at.getTime() + dueMs);
  await settlePoll(db, poll.providerId, { ...answer, nextAt });
}

function inWords(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return (cause instanceof Error ? cause.message : String(cause)).slice(0, 300);
}
