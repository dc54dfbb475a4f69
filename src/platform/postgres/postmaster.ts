/**
 * PostgreSQL's first process. It is started in a session of its own, so that neither Ctrl-C nor a crash of its
 * launcher reaches it: the next launcher adopts it. (`pg_ctl` would do the same, but polls ten times a second and
 * loses the event of the server's death.)
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { chownSync, closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClusterFolders } from './cluster-folders.ts';
import { isRunning, worksIn } from '../processes/foreign-process.ts';
import { type Account, asAccount } from './postgres-account.ts';

export interface Postmaster {
  pid: number;
  socketFolder: string;
  stop(): Promise<void>;
  onExit(callback: () => void): void;
}

/** Writing out all that is in memory takes seconds; what takes longer hangs. */
const stoppingPatienceMs = 30_000;

/** The live server of this cluster. A note that a dead one left is removed: its pid may be another process by now. */
export async function runningPostmaster(
  folders: ClusterFolders,
  say: (line: string) => void,
): Promise<Postmaster | null> {
  for (let waitedMs = 0; ; waitedMs += 50) {
    const noted = readPidFile(folders);
    if (!noted) return null;
    if (!isRunning(noted.pid) || !worksIn(noted.pid, folders.data)) {
      removeNotes(folders);
      return null;
    }
    if (noted.status === 'ready' && existsSync(join(noted.socketFolder, '.s.PGSQL.5432'))) {
      return postmaster(noted.pid, folders, noted.socketFolder, null);
    }
    // It is starting or stopping. One whose socket was deleted cannot be reached any more, and one that stops at
    // SIGTERM waits for sessions that may never end.
    if (noted.status !== 'starting') signal(noted.pid, 'SIGINT');
    if (noted.status === 'stopping' && waitedMs > stoppingPatienceMs)
      throw new Error(`PostgreSQL (process ${noted.pid}) has been stopping for half a minute: end it by SIGKILL.`);
    if (waitedMs % 5_000 === 4_950) say(`PostgreSQL (process ${noted.pid}) is ${noted.status}; waiting for it …`);
    await sleep(50);
  }
}

interface Start {
  program: string;
  folders: ClusterFolders;
  account: Account | null;
  say: (line: string) => void;
}

/** Tries again while sessions of a killed server still hold its shared memory: they end by themselves. */
export async function startPostmaster(start: Start): Promise<Postmaster> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const { child, logged } = spawnPostmaster(start);
    const ready = await becomesReady(child, start);
    if (ready && child.pid !== undefined) return postmaster(child.pid, start.folders, start.folders.socket, child);
    const reason = readFileSync(start.folders.log).subarray(logged).toString('utf8').trim();
    if (!/still in use|lock file ".*" already exists/.test(reason) || Date.now() > deadline) {
      throw new Error(
        `PostgreSQL did not start. It says (${start.folders.log}):\n${reason}\nIf its files are damaged: docs/runbooks/backup.md, “The database’s files are broken”.`,
      );
    }
    await sleep(100);
  }
}

function spawnPostmaster({ program, folders, account }: Start): { child: ChildProcess; logged: number } {
  if (existsSync(folders.log) && statSync(folders.log).size > 10_000_000) renameSync(folders.log, `${folders.log}.1`);
  const log = openSync(folders.log, 'a', 0o600);
  if (account) chownSync(folders.log, account.uid, account.gid);
  const logged = statSync(folders.log).size;
  const child = spawn(program, ['-D', folders.data], {
    ...asAccount(account),
    cwd: folders.base,
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  return { child, logged };
}

async function becomesReady(child: ChildProcess, { folders, say }: Start): Promise<boolean> {
  let ended = false;
  child.once('exit', () => (ended = true));
  child.once('error', () => (ended = true));
  for (let waitedMs = 0; !ended; waitedMs += 10) {
    const noted = readPidFile(folders);
    if (noted?.pid === child.pid && noted?.status === 'ready') return true;
    if (waitedMs % 5_000 === 4_990) say('PostgreSQL recovers what it had not written out; waiting for it …');
    await sleep(10);
  }
  return false;
}

function postmaster(
  pid: number,
  folders: ClusterFolders,
  socketFolder: string,
  child: ChildProcess | null,
): Postmaster {
  let stopping = false;
  return {
    pid,
    socketFolder,
    onExit(callback) {
      let told = false;
      const tell = (): void => {
        if (told || isRunning(pid)) return;
        told = true;
        clearInterval(poll);
        if (!stopping) callback();
      };
      // An adopted server is no child of ours: there is no event for its end. Nor is there one for its beginning to
      // stop: at SIGTERM it lets nobody in any more and waits for all sessions, ours among them. SIGINT ends those.
      const poll = setInterval(() => {
        if (!stopping && isRunning(pid) && readPidFile(folders)?.status === 'stopping') signal(pid, 'SIGINT');
        tell();
      }, 200);
      poll.unref();
      child?.once('exit', tell);
    },
    async stop() {
      stopping = true;
      if (await endsAfter(pid, 'SIGINT', 3_500)) return;
      if (await endsAfter(pid, 'SIGQUIT', 1_000)) return;
      throw new Error(`PostgreSQL (process ${pid}) did not stop.`);
    },
  };
}

/** SIGINT is PostgreSQL's fast shutdown, SIGQUIT its immediate one. */
type StopSignal = 'SIGINT' | 'SIGQUIT';

async function endsAfter(pid: number, by: StopSignal, patienceMs: number): Promise<boolean> {
  const deadline = Date.now() + patienceMs;
  signal(pid, by);
  while (isRunning(pid)) {
    if (Date.now() > deadline) return false;
    await sleep(10);
  }
  return true;
}

/** It may end between the question whether it runs and the signal. */
function signal(pid: number, by: StopSignal): void {
  try {
    process.kill(pid, by);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

interface PidFile {
  pid: number;
  socketFolder: string;
  /** starting, ready, stopping, standby */
  status: string;
}

/**
 * The lines of postmaster.pid: pid, data folder, start, port, socket folder, address, shared memory, status. Read
 * without a look whether it is there: a server that ends removes it at any moment.
 */
function readPidFile(folders: ClusterFolders): PidFile | null {
  let text: string;
  try {
    text = readFileSync(join(folders.data, 'postmaster.pid'), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const lines = text.split('\n');
  return { pid: Number(lines[0]), socketFolder: lines[4] ?? '', status: (lines[7] ?? 'starting').trim() };
}

function removeNotes(folders: ClusterFolders): void {
  rmSync(join(folders.data, 'postmaster.pid'), { force: true });
  rmSync(join(folders.socket, '.s.PGSQL.5432.lock'), { force: true });
}
