/** The serving process: a node, its port, its metrics, its end. */
import cluster from 'node:cluster';
import { AggregatorRegistry } from 'prom-client';
import { createNode } from './app.ts';
import type { Node } from './app.ts';
import type { Config } from './config.ts';
import { demoLogins } from './demo-discussion.ts';
import { demoDomain, demoPassword } from './features/members/members.ts';
import { homePath } from './features/network/network.ts';
import { listenOnFreePort } from './platform/http/listen.ts';
import { createLog } from './platform/log.ts';
import { metricsServer } from './platform/metrics-server.ts';
import { databaseReady, onParentGone, reportReady } from './platform/supervisor/child.ts';

const tries = 20;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

export async function runServe(config: Config): Promise<void> {
  const log = createLog('serve', config.logLevel);
  if (config.databaseUrl === null)
    throw new Error('There is no database: start one with `npm start`, or set DATABASE_URL.');
  await databaseReady();
  const node = await createNode({ config, databaseUrl: config.databaseUrl, log });
  const port = await listenOnFreePort(node.server, config.port, { host: '0.0.0.0', tries, say });
  const metrics = await showMetrics(node, config.metricsPort);
  onParentGone(async () => {
    metrics.close();
    await node.close();
  });
  reportReady({ port, lines: [...addresses(node), ...demoLines(node), ...metrics.lines] });
}

function addresses(node: Node): string[] {
  return node
    .network()
    .sites.map((site) => `  ${site.name.padEnd(9)} ${node.originOf(site)}${homePath(site, site.languages[0])}`);
}

/** On a network that nobody else can reach: the other hosts, and who to log in as. */
function demoLines(node: Node): string[] {
  const { local, settings } = node.network();
  if (!local) return [];
  const at = (name: string, host: string): string => `  ${name.padEnd(9)} ${node.originOf({ host })}/`;
  const lines = [
    at('account', settings.hubHost),
    at('newsroom', settings.newsroomHost),
    at('mailbox', 'mailbox.localhost'),
  ];
  const logins = demoLogins.map(({ key }) => `${key}${demoDomain}`).join(', ');
  return node.demo ? [...lines, `  log in    ${logins}; password ${demoPassword}`] : lines;
}

/** One of several processes hands its numbers to the first, which shows the sum. */
async function showMetrics(
  { metrics: { registry } }: Node,
  wanted: number,
): Promise<{ lines: string[]; close(): void }> {
  if (cluster.isWorker) {
    AggregatorRegistry.setRegistries([registry]);
    new AggregatorRegistry();
    return { lines: [], close: () => undefined };
  }
  const server = metricsServer(registry.contentType, () => registry.metrics());
  const port = await listenOnFreePort(server, wanted, { host: '127.0.0.1', tries, say });
  return { lines: [metricsLine(port)], close: () => server.close() };
}

export function metricsLine(port: number): string {
  return `  metrics   http://127.0.0.1:${port}/metrics`;
}
