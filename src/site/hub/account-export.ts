/**
 * `/account/export`: one JSON file with what we hold of a member, written as it is read. Not in it are the lines of the
 * audit log, which tell of what others did as well, and counts in which nobody is told from another.
 */
import { Readable } from 'node:stream';
import { exportComments, exportReports, exportVotes } from '../../features/discussion/discussion.ts';
import { consentExport, deliveryExport } from '../../features/letters/letters.ts';
import { accountExport } from '../../features/members/members.ts';
import { exportPollVotes } from '../../features/polls/polls.ts';
import type { Answer, OwnAccount, PrivateRequest } from '../../features/members/members.ts';
import type { Db } from '../../platform/db/database.ts';
import { accountOf } from './account-page.tsx';

export async function exportOf({ db }: { db: Db }, request: PrivateRequest): Promise<Answer> {
  const account = await accountOf({ db }, request);
  return {
    status: 200,
    contentType: 'application/json; charset=utf-8',
    body: Readable.from(pieces(db, account)),
    headers: { 'content-disposition': `attachment; filename="${account.slug}.json"` },
  };
}

async function* pieces(db: Db, { id, emailKey }: OwnAccount): AsyncGenerator<string> {
  const whole = {
    ...(await accountExport(db, id)),
    consents: emailKey === null ? [] : await consentExport(db, emailKey),
    letters: emailKey === null ? [] : await deliveryExport(db, emailKey),
  };
  // Open at its end: what there may be much of follows piece by piece.
  yield `${JSON.stringify(whole, null, 1).slice(0, -2)},\n "comments": [`;
  yield* separated(exportComments(db, id));
  yield '\n ],\n "votes": [';
  yield* separated(exportVotes(db, id));
  yield '\n ],\n "reports": [';
  yield* separated(exportReports(db, id));
  yield '\n ],\n "poll_votes": [';
  yield* separated(exportPollVotes(db, id));
  yield '\n ]\n}\n';
}

async function* separated(items: AsyncIterable<string>): AsyncGenerator<string> {
  let first = true;
  for await (const item of items) {
    yield `${first ? '' : ','}\n  ${item}`;
    first = false;
  }
}
