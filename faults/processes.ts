/** The processes below a launcher, as Linux shows them. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The pid of its serve, its worker or its Demo Facebook. */
export function childOf(pid: number, name: 'serve' | 'worker' | 'facebook'): number | undefined {
  const children = readProc(pid, `task/${pid}/children`).split(' ').filter(Boolean).map(Number);
  return children.find((child) => readProc(child, 'cmdline').includes(`${name}.js`));
}

/** The postmaster of a DATA_DIR, from its own note. */
export function postgresOf(dataDir: string): number | undefined {
  const note = join(dataDir, 'pg-folder.txt');
  const base = existsSync(note) ? readFileSync(note, 'utf8').trim() : join(dataDir, 'pg');
  const file = join(base, 'data/postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined;
}

/** kill -9: a pid of 0 would be the whole group that this runs in. */
export function killHard(...pids: (number | undefined)[]): void {
  for (const pid of pids) {
    if (pid === undefined || pid <= 1) throw new Error('There is no such process to kill.');
    process.kill(pid, 'SIGKILL');
  }
}

export function readProc(pid: number, what: string): string {
  try {
    return readFileSync(`/proc/${pid}/${what}`, 'utf8');
  } catch {
    return '';
  }
}
