/** SERVE_PROCESSES > 1: as many serving processes behind one port, each with its own cache, started again when they end. */
import cluster from 'node:cluster';
import type { Worker } from 'node:cluster';
import { AggregatorRegistry } from 'prom-client';
import type { Config } from './config.ts';
import { listenOnFreePort } from './platform/http/listen.ts';
import { metricsServer } from './platform/metrics-server.ts';
import { databaseReady, onParentGone, reportReady } from './platform/supervisor/child.ts';
import { isReadyMessage } from './platform/supervisor/messages.ts';
import type { DatabaseReadyMessage, ReadyMessage } from './platform/supervisor/messages.ts';
import { createRestarts } from './platform/supervisor/restart-delay.ts';
import { metricsLine } from './serve.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

export async function runServeCluster(config: Config): Promise<void> {
  // Before the first fork, so that it is said once.
  if (config.databaseUrl === null)
    throw new Error('There is no database: start one with `npm start`, or set DATABASE_URL.');
  await databaseReady();
  let stopping = false;
  const restarts = createRestarts();
  const allReady = new Promise<ReadyMessage>((resolve) => {
    let ready = 0;
    const start = (): void => {
      let readyAt = Number.POSITIVE_INFINITY;
      let over = false;
      const ended = (who: string, how: string): void => {
        if (stopping || over) return;
        over = true;
        if (Number.isFinite(readyAt)) ready -= 1;
        say(`${who} ended (${how}); starting another.`);
        setTimeout(() => !stopping && start(), restarts.delayMs(Date.now() - readyAt));
      };
      let worker: Worker;
      try {
        worker = cluster.fork();
      } catch (error) {
        return ended('a serve process', String(error));
      }
      const { pid } = worker.process;
      // What never ran has no `exit`; of any other the end is told by it.
      worker.on('error', (error: Error) => pid === undefined && ended('a serve process', error.message));
      worker.once('exit', (code, signal) => ended(`serve process ${pid}`, signal ?? `code ${code}`));
      worker.on('message', (message: unknown) => {
        if (!isReadyMessage(message)) return;
        readyAt = Date.now();
        ready += 1;
        if (ready === config.serveProcesses) resolve(message);
      });
      if (pid !== undefined) worker.send({ kind: 'database-ready' } satisfies DatabaseReadyMessage);
    };
    for (let started = 0; started < config.serveProcesses; started += 1) start();
  });
  const registry = new AggregatorRegistry();
  const metrics = metricsServer(registry.contentType, () => registry.clusterMetrics());
  const metricsPort = await listenOnFreePort(metrics, config.metricsPort, { host: '127.0.0.1', tries: 20, say });
  onParentGone(async () => {
    stopping = true;
    metrics.close();
    await Promise.all(Object.values(cluster.workers ?? {}).flatMap((worker) => (worker ? [end(worker)] : [])));
  });
  const { kind: _, lines, ...ready } = await allReady;
  reportReady({ ...ready, lines: [...lines, `  processes ${config.serveProcesses}`, metricsLine(metricsPort)] });
}

function end(worker: Worker): Promise<void> {
  return new Promise((resolve) => {
    if (worker.process.pid === undefined || worker.isDead()) return resolve();
    worker.once('exit', () => resolve());
    worker.process.kill('SIGTERM');
  });
}
