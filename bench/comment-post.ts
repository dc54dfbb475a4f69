/**
 * 256 callers, each of whom says something into one thread as soon as the last is answered; a reader speaks once, since
 * three seconds must pass between two comments of one. Against inserts of one row through the same pool.
 */
import { sql } from 'kysely';
import { createDiscussionWrites } from '../src/features/discussion/discussion.ts';
import { openDatabase } from '../src/platform/db/database.ts';
import type { Bench } from './bench.ts';
import { oneRowComment } from './limits/one-row.ts';
import { comparedWithLimit } from './measure.ts';
import { answersASecond, benchPlace } from './readers.ts';
import { openScratchDatabase } from './scratch-database.ts';

const callers = 256;
const rounds = 3;
const roundMs = 1_500;
const readerCount = 100_000;

export const commentPost: Bench = async (context) => {
  const config = await openScratchDatabase(context);
  const database = openDatabase({ url: config.databaseUrl, name: 'kawaraban bench', statementTimeoutMs: 60_000 });
  context.cleanUp.defer(() => database.close());
  const { db, pool } = database;
  const { storyId, siteId, client, readers } = await benchPlace(db, readerCount);
  await sql`insert into thread (story_id) values (${storyId}) on conflict do nothing`.execute(db);
  const { rows } = await sql<{
    id: number;
  }>`select member_id as id from session where client = ${client} limit 1`.execute(db);
  const memberId = rows[0]?.id ?? 0;
  const writes = createDiscussionWrites(db);
  let said = 0;
  const text = (): string => `The timetable says nine, and by nine the deck is empty, remark ${said}.`;
  const grouped = async (): Promise<unknown> => {
    const reader = readers[said];
    said += 1;
    if (!reader) throw new Error('Every reader has said something: the benchmark needs more of them.');
    const form = {
      storyId,
      siteId,
      text: text(),
      parentId: null,
      passage: null,
      quotedComment: null,
      submission: null,
    };
    return writes.postComment(form, { session: reader.session, client, network: '127.0.0.0/24' });
  };
  const alone = async (): Promise<unknown> => {
    said += 1;
    return oneRowComment(pool, storyId, siteId, memberId, text());
  };
  await answersASecond(callers, roundMs / 3, grouped);
  const pairs = [];
  for (let round = 0; round < rounds; round += 1) {
    const value = await answersASecond(callers, roundMs, grouped);
    const before = said;
    const limit = await answersASecond(callers, roundMs, alone);
    // Those readers have not said anything.
    said = before;
    context.say(`${value.toFixed(0)} comments a second together, ${limit.toFixed(0)} one by one`);
    pairs.push({ value, limit });
  }
  return [comparedWithLimit({ bench: 'comment-post/in-process', unit: 'comments/s', better: 'higher' }, pairs, 1)];
};
