/** The serving process: a node, its port, its metrics, its end. */
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { createNode } from './app.ts';
import type { Node } from './app.ts';
import type { Config } from './config.ts';
import { homePath } from './features/network/network.ts';
import { listenOnFreePort } from './platform/http/listen.ts';
import { createLog } from './platform/log.ts';
import { databaseReady, onParentGone, reportReady } from './platform/supervisor/child.ts';

const tries = 20;

export async function runServe(config: Config): Promise<void> {
  const log = createLog('serve', config.logLevel);
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  if (config.databaseUrl === null) throw new Error('There is no database: start one with `npm start`, or set DATABASE_URL.');
  await databaseReady();
  const node = await createNode({ config, databaseUrl: config.databaseUrl, log });
  const port = await listenOnFreePort(node.server, config.port, { host: '0.0.0.0', tries, say });
  const metrics = metricsServer(node);
  const metricsPort = await listenOnFreePort(metrics, config.metricsPort, { host: '127.0.0.1', tries, say });
  onParentGone(async () => {
    metrics.close();
    await node.close();
  });
  reportReady({ port, lines: [...addresses(node), `  metrics   http://127.0.0.1:${metricsPort}/metrics`] });
}

function addresses(node: Node): string[] {
  return node.network().sites.map((site) => `  ${site.name.padEnd(9)} ${node.originOf(site)}${homePath(site, site.languages[0])}`);
}

function metricsServer(node: Node): Server {
  return createServer((request, response) => {
    if (request.url !== '/metrics') return void response.writeHead(404).end();
    node.metrics.registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': node.metrics.registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
}
