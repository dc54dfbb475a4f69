/** Tells all nodes that an emergency begins or is over. */
import { record } from '../../platform/audit/audit-queries.ts';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import { announce } from '../../platform/db/announce.ts';
import type { Db } from '../../platform/db/database.ts';
import type { EmergencyWord } from './emergency-word.ts';
import { putEmergency } from './emergency-queries.ts';

/** Heard by every node at once. */
export const emergencyTag = 'emergency';

/** False where a newer word holds. */
export async function sayEmergency(db: Db, word: EmergencyWord, actor: Actor): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    if (!(await putEmergency(tx, word))) return false;
    await announce(tx, [emergencyTag]);
    await record(tx, actor, word.words === null ? 'emergency.off' : 'emergency.on', 'network', { words: word.words });
    return true;
  });
}
