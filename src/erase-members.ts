/** The task `members.erase`: accounts whose days of grace are over, taken out of every feature that knows them. */
import { eraseFromDiscussion, memberTag, threadTag } from './features/discussion/discussion.ts';
import { eraseSubscriber } from './features/letters/letters.ts';
import { eraseMember, lockErasure, membersToErase } from './features/members/members.ts';
import { forgetPollVoter } from './features/polls/polls.ts';
import { record } from './platform/audit/audit-queries.ts';
import { announce } from './platform/db/announce.ts';
import type { Db } from './platform/db/database.ts';
import type { Tombstones } from './platform/page-cache/tombstones.ts';

/** What a line of the local tombstones says of the words of whoever was erased. */
export const wordsStay = 'erasure-words-stay';
const wordsGo = 'erasure-words-go';

const atATime = 20;

/** One that fails is left for the next round and does not hold up the others. */
export async function eraseDueMembers(
  db: Db,
  tombstones: Tombstones,
  now: Date,
): Promise<{ erased: number[]; failed: { memberId: number; error: unknown }[] }> {
  const erased: number[] = [];
  const failed: { memberId: number; error: unknown }[] = [];
  let due = await membersToErase(db, now, 0, atATime);
  while (due.length > 0) {
    for (const memberId of due)
      try {
        if (await eraseIfDue(db, tombstones, memberId, now)) erased.push(memberId);
      } catch (error) {
        failed.push({ memberId, error });
      }
    due = await membersToErase(db, now, due.at(-1) ?? 0, atATime);
  }
  return { erased, failed };
}

/** False for whoever has changed their mind meanwhile, or has been erased by another worker. */
async function eraseIfDue(db: Db, tombstones: Tombstones, id: number, now: Date): Promise<boolean> {
  const words = await db.transaction().execute(async (tx) => {
    const due = await lockErasure(tx, id, now);
    if (due) await eraseWithin(tx, id, due.words);
    return due?.words;
  });
  if (words === undefined) return false;
  tombstones.add([`member:${id}`], now, words ? wordsGo : wordsStay);
  return true;
}

/** `words`: what they have said goes, too. Also the file that outlives the database is told, by which a restore knows. */
export async function eraseNow(
  db: Db,
  tombstones: Tombstones,
  id: number,
  { words, now }: { words: boolean; now: Date },
): Promise<void> {
  await db.transaction().execute((tx) => eraseWithin(tx, id, words));
  tombstones.add([`member:${id}`], now, words ? wordsGo : wordsStay);
}

async function eraseWithin(tx: Db, id: number, words: boolean): Promise<void> {
  const storyIds = await eraseFromDiscussion(tx, id, words);
  await forgetPollVoter(tx, id);
  const { slug, emailKey } = await eraseMember(tx, id);
  if (emailKey !== null) await eraseSubscriber(tx, emailKey);
  await record(tx, 'system:erasure', 'member.erase', `member:${id}`, { words });
  const tags = [memberTag(slug), ...storyIds.map(threadTag)];
  // No stale copy may show the name; and each node writes down that they are gone.
  await announce(tx, tags, { withdrawn: tags, gone: [`member:${id}`] });
}
