/** One child process that is started again whenever it ends. */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { isReadyMessage } from './messages.ts';
import type { DatabaseReadyMessage, ReadyMessage } from './messages.ts';
import { createRestarts } from './restart-delay.ts';

/**
 * By how much what is old may grow before it is looked through again, in percent. V8 lets it double while it is small: 15 MB in
 * serve after a thousand pages, most of them left over from loading (bench: start, and no slower in cached-page, render-story).
 */
const oldHeap = ['--heap-growing-percent=20'];

export interface Child {
  name: string;
  script: string;
  /**
   * Room for what is young, in MB; it takes up to twice that. Node's own limit of 16 lets 50 MB lie about after a thousand pages,
   * and answers no faster (bench: start, cached-page).
   */
  youngMegabytes: number;
}

export interface ChildPlan extends Child {
  env: NodeJS.ProcessEnv;
  say: (line: string) => void;
  onReady: (ready: ReadyMessage) => void;
}

export interface KeptChild {
  databaseIsReady(): void;
  /** SIGTERM, and SIGKILL for what still runs after `patienceMs`. */
  stop(patienceMs: number): Promise<void>;
  kill(): void;
}

export function keepChild(plan: ChildPlan): KeptChild {
  let child: ChildProcess | undefined;
  let port: number | undefined;
  let databaseReady = false;
  let stopping = false;
  let restart: NodeJS.Timeout | undefined;
  const restarts = createRestarts();
  start();

  function start(): void {
    let readyAt = Number.POSITIVE_INFINITY;
    const env = port === undefined ? plan.env : { ...plan.env, PORT: String(port) };
    try {
      // In a session of its own: Ctrl-C is the launcher's to pass on.
      child = fork(plan.script, {
        env,
        detached: true,
        execArgv: [`--max-semi-space-size=${plan.youngMegabytes}`, ...oldHeap],
      });
    } catch (error) {
      ended(String(error), 0);
      return;
    }
    const { pid } = child;
    child.on('message', (message) => {
      if (!isReadyMessage(message)) return;
      readyAt = Date.now();
      port = message.port ?? port;
      plan.onReady(message);
    });
    if (pid === undefined) {
      // Too many processes or open files, say: there is no `exit` of what never ran. More errors may follow.
      child.once('error', (error) => ended(error.message, 0));
    }
    // A message to a child that has just died; its end is told by `exit`.
    child.on('error', () => undefined);
    child.once('exit', (code, signal) => ended(`${signal ?? `code ${code}`}`, Date.now() - readyAt));
    if (databaseReady) tell(child);
  }

  function ended(how: string, wasReadyForMs: number): void {
    if (stopping) return;
    const delayMs = restarts.delayMs(wasReadyForMs);
    plan.say(`${plan.name} ended (${how}); starting it again in ${delayMs / 1_000} s.`);
    restart = setTimeout(start, delayMs);
  }

  return {
    databaseIsReady() {
      databaseReady = true;
      tell(child);
    },
    async stop(patienceMs) {
      stopping = true;
      clearTimeout(restart);
      const last = child;
      if (last === undefined || hasEnded(last)) return;
      const end = new Promise<void>((resolve) => last.once('exit', () => resolve()));
      last.kill('SIGTERM');
      const impatience = setTimeout(() => last.kill('SIGKILL'), patienceMs);
      await end;
      clearTimeout(impatience);
    },
    kill() {
      stopping = true;
      clearTimeout(restart);
      child?.kill('SIGKILL');
    },
  };
}

function tell(child: ChildProcess | undefined): void {
  if (child?.pid !== undefined && child.connected)
    child.send({ kind: 'database-ready' } satisfies DatabaseReadyMessage, () => undefined);
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}
