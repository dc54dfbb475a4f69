/**
 * A worker that dies by SIGKILL leaves its tasks locked, and graphile-worker alone waits four hours. Each worker
 * beats; the tasks that a silent one held are given free.
 */
import type { EventEmitter } from 'node:events';
import type { Logger } from 'pino';
import type { Db } from '../db/database.ts';
import { beat, stopBeating, unlockDeadWorkers } from './heartbeat-queries.ts';

const beatMs = 5_000;

/** `events` are the runner's: they name its workers as these are made. */
export function startHeartbeat(db: Db, events: EventEmitter, log: Logger): { stop(): Promise<void> } {
  const workerIds = new Set<string>();
  const beatAll = (): void => {
    beat(db, [...workerIds]).catch((error: unknown) => log.warn({ err: error }, 'no heartbeat'));
  };
  events.on('worker:create', ({ worker }: { worker: { workerId: string } }) => {
    workerIds.add(worker.workerId);
    beatAll();
  });
  const timer = setInterval(() => {
    beatAll();
    unlockDeadWorkers(db).then(
      (count) => count > 0 && log.warn({ count }, 'tasks of dead workers were given free'),
      (error: unknown) => log.warn({ err: error }, 'dead workers could not be looked for'),
    );
  }, beatMs);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      if (workerIds.size > 0) await stopBeating(db, [...workerIds]);
    },
  };
}
