/** The processes below a launcher, as Linux shows them. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The pid of its serve, its worker or its Demo Facebook. */
export function childOf(pid: number, name: 'serve' | 'worker' | 'facebook'): number | undefined {
  return childrenOf(pid).find((child) => readProc(child, 'cmdline').includes(`${name}.js`));
}

export function childrenOf(pid: number): number[] {
  return readProc(pid, `task/${pid}/children`).split(' ').filter(Boolean).map(Number);
}

/** The postmaster of a DATA_DIR, from its own note. */
export function postgresOf(dataDir: string): number | undefined {
  const note = join(dataDir, 'pg-folder.txt');
  const base = existsSync(note) ? readFileSync(note, 'utf8').trim() : join(dataDir, 'pg');
  // Between two of them there is none, or one that is not written yet.
  return Number(readOrNothing(join(base, 'data/postmaster.pid')).split('\n')[0]) || undefined;
}

/** kill -9: a pid of 0 would be the whole group that this runs in. */
export function killHard(...pids: (number | undefined)[]): void {
  for (const pid of pids) {
    if (pid === undefined || pid <= 1) throw new Error('There is no such process to kill.');
    process.kill(pid, 'SIGKILL');
  }
}

export function readProc(pid: number, what: string): string {
  return readOrNothing(`/proc/${pid}/${what}`);
}

function readOrNothing(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
