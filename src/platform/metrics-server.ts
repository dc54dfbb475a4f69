/** `/metrics` on a port of its own, for this machine only: numbers are nobody else's business. */
import { createServer } from 'node:http';
import type { Server } from 'node:http';

export function metricsServer(contentType: string, read: () => Promise<string>): Server {
  return createServer((request, response) => {
    if (request.url !== '/metrics') return void response.writeHead(404).end();
    read().then(
      (text) => response.writeHead(200, { 'content-type': contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
}
