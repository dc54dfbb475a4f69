/** The task `members.erase`: accounts whose days of grace are over, taken out of every feature that knows them. */
import { eraseFromDiscussion, memberTag, threadTag } from './features/discussion/discussion.ts';
import { eraseSubscriber } from './features/letters/letters.ts';
import { eraseMember, membersToErase } from './features/members/members.ts';
import { record } from './platform/audit/audit-queries.ts';
import { announce } from './platform/db/announce.ts';
import type { Db } from './platform/db/database.ts';
import type { Tombstones } from './platform/page-cache/tombstones.ts';

/** What a line of the local tombstones says of the words of whoever was erased. */
export const wordsStay = 'erasure-words-stay';
const wordsGo = 'erasure-words-go';

export async function eraseDueMembers(db: Db, tombstones: Tombstones, now: Date): Promise<number> {
  const due = await membersToErase(db, now);
  for (const { id, words } of due) await eraseNow(db, tombstones, id, { words, now });
  return due.length;
}

/** `words`: what they have said goes, too. Also the file that outlives the database is told, by which a restore knows. */
export async function eraseNow(
  db: Db,
  tombstones: Tombstones,
  id: number,
  { words, now }: { words: boolean; now: Date },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const storyIds = await eraseFromDiscussion(tx, id, words);
    const { slug, emailKey } = await eraseMember(tx, id);
    if (emailKey !== null) await eraseSubscriber(tx, emailKey);
    await record(tx, 'system:erasure', 'member.erase', `member:${id}`, { words });
    const tags = [memberTag(slug), ...storyIds.map(threadTag)];
    // No stale copy may show the name; and each node writes down that they are gone.
    await announce(tx, tags, { withdrawn: tags, gone: [`member:${id}`] });
  });
  tombstones.add([`member:${id}`], now, words ? wordsGo : wordsStay);
}
