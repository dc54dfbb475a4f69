/** Whether a session is one of staff, who are not readers: asked once a minute for each session that reads. */
import type { Db } from '../../platform/db/database.ts';
import { isStaffSession } from './read-queries.ts';

const keptMs = 60_000;
const mostKept = 10_000;

export interface StaffMemory {
  is(session: Buffer, client: string): Promise<boolean>;
}

export function createStaffMemory(db: Db): StaffMemory {
  const known = new Map<string, { works: Promise<boolean>; until: number }>();
  return {
    is(session, client) {
      const key = `${client} ${session.toString('latin1')}`;
      const kept = known.get(key);
      if (kept && performance.now() < kept.until) return kept.works;
      if (known.size > mostKept) known.clear();
      const works = isStaffSession(db, session, client);
      known.set(key, { works, until: performance.now() + keptMs });
      works.catch(() => known.delete(key));
      return works;
    },
  };
}
