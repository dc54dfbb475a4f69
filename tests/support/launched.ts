/** `npm start` without npm: the built launcher on a DATA_DIR, what it says, and the processes it has. Linux: it reads /proc. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { childOf, killHard, readProc } from '../../faults/processes.ts';
import { isRunning } from '../../src/platform/processes/foreign-process.ts';
import { projectRoot } from './demo-network.ts';
import { until } from './until.ts';

export { killHard, postgresOf } from '../../faults/processes.ts';

export interface Launched {
  pid: number;
  startedAt: number;
  /** All that it has said so far, on both streams. */
  said(): string;
  /** The first match from `after` characters on. */
  says(words: RegExp, patienceMs?: number, after?: number): Promise<RegExpExecArray>;
  /** The pid of its serve, its worker or its Demo Facebook. */
  child(name: 'serve' | 'worker' | 'facebook'): number | undefined;
  signal(signal: NodeJS.Signals): void;
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

export function launch(dataDir: string, environment: Readonly<Record<string, string>>): Launched {
  const { DATABASE_URL: _, ...inherited } = process.env;
  const child = spawn(process.execPath, [join(projectRoot, 'dist/bin/launcher.js')], {
    cwd: projectRoot,
    env: { ...inherited, LOG_LEVEL: 'error', DATA_DIR: dataDir, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const parts: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => parts.push(part.toString()));
  const { pid } = child;
  if (pid === undefined) throw new Error('The launcher cannot be started.');
  const said = (): string => parts.join('');
  return {
    pid,
    startedAt: Date.now(),
    said,
    says: (words, patienceMs = 10_000, after = 0) =>
      until(`${words} in:\n${said()}`, () => words.exec(said().slice(after)), patienceMs).catch((error: unknown) => {
        throw new Error(`Never said ${words}. It said:\n${said()}`, { cause: error });
      }),
    child: (name) => childOf(pid, name),
    signal: (signal) => void child.kill(signal),
    ended: ended(child),
  };
}

function ended(child: ChildProcess): Launched['ended'] {
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
}

export function isAlive(pid: number | undefined): boolean {
  return pid !== undefined && isRunning(pid);
}

/** Called at the top of a test file: whatever still runs on the DATA_DIR when the file is done is killed, by its pid. */
export function endAllOn(dataDir: string): void {
  afterAll(() => killHard(...processesOf(dataDir)));
}

/** Every process that has the DATA_DIR in its arguments, its environment or as the folder that it works in. */
export function processesOf(dataDir: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map(Number)
    .filter((pid) => isRunning(pid) && `${commandLine(pid)} ${readProc(pid, 'environ')}`.includes(dataDir));
}

function commandLine(pid: number): string {
  return readProc(pid, 'cmdline').replaceAll('\0', ' ');
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const { port, release } = await busyPort();
  await release();
  return port;
}

/** A port with somebody on it until it is released. */
export async function busyPort(): Promise<{ port: number; release: () => Promise<void> }> {
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    release: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
