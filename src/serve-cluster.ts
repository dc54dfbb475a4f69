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
import { restartDelayMs } from './platform/supervisor/restart-delay.ts';
import { metricsLine } from './serve.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
/** What was ready for this long did not die of its start. */
const soundAfterMs = 2_000;

export async function runServeCluster(config: Config): Promise<void> {
  await databaseReady();
  let stopping = false;
  let failures = 0;
  const allReady = new Promise<ReadyMessage>((resolve) => {
    let ready = 0;
    const start = (): void => {
      const worker = cluster.fork();
      worker.send({ kind: 'database-ready' } satisfies DatabaseReadyMessage);
      let readyAt = Number.POSITIVE_INFINITY;
      worker.on('message', (message: unknown) => {
        if (!isReadyMessage(message)) return;
        readyAt = Date.now();
        ready += 1;
        if (ready === config.serveProcesses) resolve(message);
      });
      worker.once('exit', (code, signal) => {
        if (stopping) return;
        failures = Date.now() - readyAt > soundAfterMs ? 1 : failures + 1;
        say(`serve process ${worker.process.pid} ended (${signal ?? `code ${code}`}); starting another.`);
        setTimeout(() => !stopping && start(), restartDelayMs(failures));
      });
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
    if (worker.isDead()) return resolve();
    worker.once('exit', () => resolve());
    worker.process.kill('SIGTERM');
  });
}
