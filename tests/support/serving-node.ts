/** A node that serves real HTTP on a free port, asked as a browser asks: by host name. */
import { get as httpGet } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { createNode } from '../../src/app.ts';
import type { Node } from '../../src/app.ts';
import type { Config } from '../../src/config.ts';
import { projectRoot } from './demo-network.ts';
import { whenDone } from './when-done.ts';

export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  bytes: Buffer;
  text: string;
}

export interface ServingNode {
  node: Node;
  port: number;
  /** `get('news.localhost', '/')` */
  get(host: string, path: string, headers?: Readonly<Record<string, string>>): Promise<Reply>;
}

/** Closed when the test or the file is done. */
export async function servingNode(options: {
  databaseUrl: string;
  dataDir: string;
  now?: () => Date;
  /** Its addresses carry the port that it listens on, as a browser needs them. */
  ported?: boolean;
  /** Providers of log-ins beside the stand-in. */
  providers?: Pick<Config, 'facebook' | 'oidc'>;
}): Promise<ServingNode> {
  const node = await createNode({
    config: {
      ...options.providers,
      root: projectRoot,
      dataDir: options.dataDir,
      publicScheme: 'http',
      publicPort: options.ported ? undefined : null,
      pageCacheBytes: 32 * 1_048_576,
      trustedProxies: [],
    },
    databaseUrl: options.databaseUrl,
    log: pino({ level: 'silent' }),
    ...(options.now ? { now: options.now } : {}),
  });
  await new Promise<void>((resolve) => node.server.listen(0, '127.0.0.1', resolve));
  const { port } = node.server.address() as AddressInfo;
  whenDone(async () => {
    node.server.closeAllConnections();
    await node.close();
  });
  return { node, port, get: (host, path, headers) => getFrom(port, host, path, headers) };
}

/** `*.localhost` does not resolve in Node: the address is 127.0.0.1, the site is named by the Host header. */
export function getFrom(
  port: number,
  host: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const request = httpGet({ host: '127.0.0.1', port, path, headers: { host, ...headers }, agent: false }, (reply) => {
      const parts: Buffer[] = [];
      reply.on('data', (part: Buffer) => parts.push(part));
      reply.on('error', reject);
      reply.on('end', () => {
        const bytes = Buffer.concat(parts);
        resolve({ status: reply.statusCode ?? 0, headers: reply.headers, bytes, text: bytes.toString('utf8') });
      });
    });
    request.setTimeout(30_000, () => request.destroy(new Error(`No answer from ${host}${path}.`)));
    request.on('error', reject);
  });
}
