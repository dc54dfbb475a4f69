/** What readers' browsers send, over connections that are kept: forms as a script sends them, and questions for pages. */
import { Agent, request as httpRequest } from 'node:http';

export interface Reply {
  status: number;
  retryAfter: string | undefined;
  text: string;
}

/** Null: the connection broke, and nobody knows what became of it. */
export type Send = (
  path: string,
  form?: { cookie: string; fields: Readonly<Record<string, string>> },
  /** Breaks the connection from here when no answer has come by then. */
  hangUpAfterMs?: number,
) => Promise<Reply | null>;

/** Whoever has no answer by then would have gone. */
const longestPatienceMs = 20_000;

export function sender(port: number, host: string, connections: number): { send: Send; close(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return {
    close: () => agent.destroy(),
    send(path, form, hangUpAfterMs = longestPatienceMs) {
      const body = form && new URLSearchParams(form.fields).toString();
      const headers = { host, ...(form && body ? formHeaders(form.cookie, body) : {}) };
      const method = form ? 'POST' : 'GET';
      return new Promise((resolve) => {
        const sent = httpRequest({ host: '127.0.0.1', port, path, method, headers, agent }, (reply) => {
          const parts: Buffer[] = [];
          reply.on('data', (part: Buffer) => parts.push(part));
          reply.on('error', () => resolve(null));
          reply.on('end', () => {
            const text = Buffer.concat(parts).toString('utf8');
            resolve({ status: reply.statusCode ?? 0, retryAfter: reply.headers['retry-after'], text });
          });
        });
        const hangUp = setTimeout(() => sent.destroy(), hangUpAfterMs);
        sent.on('close', () => clearTimeout(hangUp));
        sent.on('error', () => resolve(null));
        sent.end(body);
      });
    },
  };
}

function formHeaders(cookie: string, body: string): Record<string, string> {
  return {
    cookie: `__Host-s=${cookie}; __Host-in=1`,
    'sec-fetch-site': 'same-origin',
    accept: 'application/json',
    'content-type': 'application/x-www-form-urlencoded;charset=UTF-8',
    'content-length': String(Buffer.byteLength(body)),
  };
}
