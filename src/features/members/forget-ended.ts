/** The task `members.forget-ended`: sessions, codes, links and tries that are over. */
import type { Db } from '../../platform/db/database.ts';
import { forgetEnded } from './session-queries.ts';
import { forgetSocial } from './social-queries.ts';
import { forgetOldTries } from './throttle-queries.ts';

export async function forgetEndedSessions(db: Db): Promise<void> {
  await forgetEnded(db);
  await forgetSocial(db);
  await forgetOldTries(db);
}
