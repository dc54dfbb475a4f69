/** What members say of themselves. A name is on every comment of theirs: it changes seldom, and everyone is told. */
import { record } from '../../platform/audit/audit-queries.ts';
import { isDuplicate } from '../../platform/db/database.ts';
import type { Db } from '../../platform/db/database.ts';
import type { Language } from '../network/network.ts';
import { nameKey, nameProblem, tidyName } from './member-name.ts';
import type { NameProblem } from './member-name.ts';
import { lockProfile, setName, setProfile } from './own-account-queries.ts';

export interface ProfileInput {
  name: string;
  bio: string;
  language: Language;
}

export type ProfileProblem = NameProblem | 'taken' | { until: Date };

const thirtyDaysMs = 30 * 86_400_000;

/** What is wrong with the name, or nothing. `alongside`: with the change or not at all; `renamed` when others see it. */
export async function changeProfile(
  db: Db,
  memberId: number,
  input: ProfileInput,
  { reserved, now }: { reserved: readonly string[]; now: Date },
  alongside: (tx: Db, changed: { slug: string; renamed: boolean }) => Promise<void>,
): Promise<ProfileProblem | null> {
  const change = db.transaction().execute(async (tx): Promise<ProfileProblem | null> => {
    const member = await lockProfile(tx, memberId);
    if (!member) return null;
    const name = tidyName(input.name);
    const renamed = name !== member.name;
    if (renamed) {
      const problem = nameProblem(name, reserved);
      if (problem !== null) return problem;
      const until = new Date((member.nameChangedAt?.getTime() ?? 0) + thirtyDaysMs);
      if (until > now) return { until };
      await setName(tx, memberId, { name, nameKey: nameKey(name), now });
      await record(tx, `member:${memberId}`, 'member.rename', `member:${memberId}`, {});
    }
    await setProfile(tx, memberId, { bio: tidyBio(input.bio), language: input.language });
    await alongside(tx, { slug: member.slug, renamed });
    return null;
  });
  return change.catch((error: unknown) => {
    if (isDuplicate(error)) return 'taken';
    throw error;
  });
}

/** One line, nothing invisible in it. */
function tidyBio(bio: string): string {
  return bio
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ')
    .trim()
    .slice(0, 160)
    .toWellFormed();
}
