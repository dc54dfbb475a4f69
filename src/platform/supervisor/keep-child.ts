/** One child process that is started again whenever it ends. */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { isReadyMessage } from './messages.ts';
import type { DatabaseReadyMessage, ReadyMessage } from './messages.ts';
import { createRestarts } from './restart-delay.ts';

/** Node's own limit of 16 MB lets 50 MB lie about after a thousand pages, and answers no faster (bench: start, cached-page). */
const youngHeap = ['--max-semi-space-size=8'];

export interface ChildPlan {
  name: string;
  script: string;
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
      child = fork(plan.script, { env, detached: true, execArgv: youngHeap });
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
