/** The child's side of the launcher. All of it works without a launcher too: `npm run serve`. */
import type { ReadyMessage } from './messages.ts';

/** Longer than any drain; whoever is still busy then is stuck. */
const stopPatienceMs = 10_000;

/** The launcher forks its children while it starts and migrates the database: no query before this resolves. */
export function databaseReady(): Promise<void> {
  if (!process.send) return Promise.resolve();
  // The only message there is; Node keeps it until someone listens.
  return new Promise((resolve) => process.once('message', () => resolve()));
}

export function reportReady(ready: Omit<ReadyMessage, 'kind'>): void {
  if (process.send) process.send({ kind: 'ready', ...ready } satisfies ReadyMessage);
  else for (const line of ready.lines) process.stdout.write(`${line}\n`);
}

/** Drains once, when a signal says so or when the launcher is gone, and ends the process. */
export function onParentGone(stop: () => Promise<void>): void {
  let stopping = false;
  const drain = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), stopPatienceMs).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`stopping failed: ${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.once('disconnect', drain);
  process.on('SIGTERM', drain);
  process.on('SIGINT', drain);
}
