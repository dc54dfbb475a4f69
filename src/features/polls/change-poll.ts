/** What a revised file says of a poll that goes on: until when it is open, and who sees its results. */
import { record } from '../../platform/audit/audit-queries.ts';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import { announce } from '../../platform/db/announce.ts';
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { named } from './match-polls.ts';
import type { FormerPoll, WrittenPoll } from './match-polls.ts';
import { setRules } from './poll-queries.ts';
import { pollTag } from './poll.ts';

/** What is not said stays. Closing it and opening it again are the desk's own word. Throws `input-invalid`. */
export async function changePollWithin(
  tx: Db,
  former: FormerPoll,
  written: WrittenPoll,
  actor: Actor,
  now: Date,
): Promise<void> {
  const closesAt = written.closesAt === undefined ? former.closesAt : new Date(written.closesAt);
  const hidden = written.hideUntilVote ?? former.hidden;
  const isMoved = closesAt.getTime() !== former.closesAt.getTime();
  if (!isMoved && hidden === former.hidden) return;
  if (isMoved && closesAt <= now)
    throw new KnownError(
      'input-invalid',
      `${named(former)} would be closed: say a later “closesAt”, or close it by \`poll close ${former.id}\`.`,
    );
  const since = await setRules(tx, former.id, { closesAt, hidden }, isMoved ? now : null);
  if (since !== null)
    throw new KnownError(
      'input-invalid',
      `${named(former)} was closed at ${since.toISOString()}: say that as its “closesAt”, or open it by ` +
        `\`poll close ${former.id} --at TIME\` first.`,
    );
  await announce(tx, [pollTag(former.id)]);
  await record(tx, actor, 'poll.rules', `poll:${former.id}`, { closesAt, hidden });
}
