/** The least that Node can do for a page: `node:http` writing the same head and bytes, whatever is asked. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Brief {
  headers: string[];
  base64: string;
}

process.on('message', (message: Brief | 'cpu') => {
  if (message === 'cpu') process.send?.(process.cpuUsage());
  else serve(message.headers, Buffer.from(message.base64, 'base64'));
});
process.on('disconnect', () => process.exit());

function serve(headers: string[], bytes: Buffer): void {
  // The same timeout, since a reply names it.
  const server = createServer({ keepAliveTimeout: 10_000 }, (_request, response) => {
    response.writeHead(200, headers);
    response.end(bytes);
  });
  server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
}
