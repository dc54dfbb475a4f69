/** Somebody else's program that subscribes to feeds by WebSub: a server of its own on this machine, which answers as a test has it. */
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { whenDone } from './when-done.ts';

export interface Received {
  at: number;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface FeedSubscriber {
  /** With a query of its own. */
  callback: string;
  /** What the hub has asked to find out whether a subscription was meant. */
  asked: URLSearchParams[];
  received: Received[];
  /** Whether it says that it meant it. */
  means: boolean;
  /** What it answers to a delivery. */
  status: number;
  /** What happens before it answers. */
  meanwhile?: () => Promise<void>;
}

/** As the subscriber works the signature out (WebSub, 8.1). */
export function expectedSignature(secret: string, body: string): string {
  return `sha256=${createHmac('sha256', secret).update(Buffer.from(body)).digest('hex')}`;
}

export async function feedSubscriber(): Promise<FeedSubscriber> {
  const subscriber: FeedSubscriber = { callback: '', asked: [], received: [], means: true, status: 204 };
  const server = createServer((request, response) => {
    const query = new URL(request.url ?? '', 'http://subscriber.invalid').searchParams;
    if (request.method === 'GET') {
      subscriber.asked.push(query);
      const challenge = query.get('hub.challenge') ?? '';
      return response.writeHead(subscriber.means ? 200 : 404).end(subscriber.means ? challenge : 'no');
    }
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      subscriber.received.push({ at: Date.now(), headers: request.headers, body: Buffer.concat(parts).toString() });
      const { meanwhile } = subscriber;
      delete subscriber.meanwhile;
      void Promise.resolve(meanwhile?.()).then(() => response.writeHead(subscriber.status).end());
    });
    return undefined;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  whenDone(() => {
    server.closeAllConnections();
    server.close();
  });
  subscriber.callback = `http://127.0.0.1:${(server.address() as AddressInfo).port}/told?who=a%20b`;
  return subscriber;
}
