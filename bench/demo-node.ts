/** Processes of the program as shipped: dist/bin/serve.js and dist/bin/launcher.js, with logs and metrics on. */
import { fork, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { childEnvironment } from '../src/config.ts';
import type { Config } from '../src/config.ts';
import { isReadyMessage } from '../src/platform/supervisor/messages.ts';
import type { BenchContext } from './bench.ts';
import { getRequest, openConnection } from './connection.ts';

export interface DemoNode {
  port: number;
  /** Seconds that the process itself has spent so far: what its own metrics say. */
  cpuSeconds(): Promise<number>;
}

export interface ServingNode extends DemoNode {
  residentBytes(): Promise<number>;
}

export async function startNode(context: BenchContext, config: Config & { databaseUrl: string }): Promise<ServingNode> {
  const log = openSync(join(config.dataDir, 'bench-serve.log'), 'a', 0o600);
  const child = fork(join(import.meta.dirname, '..', 'bin', 'serve.js'), {
    env: bareEnvironment({ DATA_DIR: config.dataDir, DATABASE_URL: config.databaseUrl, PORT: '0', METRICS_PORT: '0' }),
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  context.cleanUp.defer(() => stopProcess(child));
  // What the launcher says when the database is there, migrated and not empty.
  child.send({ kind: 'database-ready' });
  const { port, metricsPort } = await readyPorts(child, config.dataDir);
  return {
    port,
    cpuSeconds: () => metricOf(metricsPort, 'process_cpu_seconds_total'),
    residentBytes: () => metricOf(metricsPort, 'process_resident_memory_bytes'),
  };
}

export interface Launcher {
  pid: number;
  port: number;
  stop(): Promise<void>;
}

/** Not ready yet when this returns: that is what is measured. */
export async function startLauncher(context: Pick<BenchContext, 'cleanUp'>, dataDir: string): Promise<Launcher> {
  const [port, metricsPort] = [await freePort(), await freePort()];
  // Nobody would stop one that is started after an interruption.
  if (context.cleanUp.disposed) throw new Error('It is over already.');
  const log = openSync(join(dataDir, 'launcher.log'), 'a', 0o600);
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', 'bin', 'launcher.js')], {
    env: bareEnvironment({ DATA_DIR: dataDir, PORT: String(port), METRICS_PORT: String(metricsPort) }),
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  context.cleanUp.defer(() => stopProcess(child));
  if (child.pid === undefined) throw new Error('The launcher could not be started.');
  return { pid: child.pid, port, stop: () => stopProcess(child) };
}

/** A program of bench/limits, which says its port by message and its CPU time when asked. */
export async function startLimit(context: BenchContext, name: string, brief: object): Promise<DemoNode> {
  const child = fork(join(import.meta.dirname, 'limits', `${name}.js`), {
    env: bareEnvironment({}),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  context.cleanUp.defer(() => stopProcess(child));
  const said = once(child, 'message') as Promise<[{ port: number }]>;
  child.send(brief);
  const [{ port }] = await said;
  return {
    port,
    async cpuSeconds() {
      const answered = once(child, 'message') as Promise<[NodeJS.CpuUsage]>;
      child.send('cpu');
      const [{ user, system }] = await answered;
      return (user + system) / 1e6;
    },
  };
}

/** Nothing of the caller's settings: his DATABASE_URL least of all. */
function bareEnvironment(own: Record<string, string>): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, NODE_OPTIONS } = childEnvironment({});
  const given = Object.entries({ PATH, HOME, TMPDIR, NODE_OPTIONS }).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(given), ...own };
}

function readyPorts(child: ChildProcess, dataDir: string): Promise<{ port: number; metricsPort: number }> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`A node ended with code ${code}: see ${dataDir}/bench-serve.log`)));
    child.on('message', (message) => {
      if (!isReadyMessage(message) || message.port === undefined) return;
      const metricsPort = /127\.0\.0\.1:(\d+)\/metrics/.exec(message.lines.join('\n'))?.[1];
      if (metricsPort === undefined) reject(new Error('The node did not say where its metrics are.'));
      else resolve({ port: message.port, metricsPort: Number(metricsPort) });
    });
  });
}

async function metricOf(metricsPort: number, name: string): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${metricsPort}/metrics`);
  const found = new RegExp(`^${name} (\\S+)`, 'm').exec(await response.text())?.[1];
  if (found === undefined) throw new Error(`The metrics do not hold ${name}.`);
  return Number(found);
}

async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), 12_000);
  await ended;
  clearTimeout(impatience);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** One page, over a connection of its own. */
export async function getOnce(port: number, host: string, path: string, accepts: 'br' | 'identity' = 'identity') {
  const connection = await openConnection(port);
  try {
    return await connection.get(getRequest(host, path, accepts));
  } finally {
    connection.close();
  }
}
