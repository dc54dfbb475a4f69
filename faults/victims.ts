/** What is killed, and how one sees that there is another in its place. */
import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning } from '../src/platform/processes/foreign-process.ts';
import { childOf, childrenOf, killHard, postgresOf } from './processes.ts';

/** PostgreSQL's first process alone, whose sessions then end by themselves; or all of its processes in one moment. */
export type Victim = 'serve' | 'postmaster' | 'all of PostgreSQL';

const patienceMs = 60_000;

/** kill -9. Resolves when another one runs in its place. */
export async function killVictim(victim: Victim, launcherPid: number, dataDir: string): Promise<void> {
  const running = (): number | undefined => (victim === 'serve' ? childOf(launcherPid, 'serve') : postgresOf(dataDir));
  const before = running();
  const sessions = victim === 'all of PostgreSQL' && before !== undefined ? childrenOf(before) : [];
  killHard(before);
  for (const session of sessions) killIfThere(session);
  const until = performance.now() + patienceMs;
  for (let now = running(); now === before || now === undefined || !isRunning(now); now = running()) {
    if (performance.now() > until) throw new Error(`After ${patienceMs / 1_000} s there is no other ${victim}.`);
    await sleep(5);
  }
}

/** A session may have ended since we looked. */
function killIfThere(pid: number): void {
  try {
    killHard(pid);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
