/** The least that Node can do for a read that is told: `node:http` parsing the text and answering with the same head. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

process.on('message', (message: object | 'cpu') => {
  if (message === 'cpu') process.send?.(process.cpuUsage());
  else serve();
});
process.on('disconnect', () => process.exit());

function serve(): void {
  const server = createServer({ keepAliveTimeout: 10_000 }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const told = Buffer.concat(chunks).toString().split(' ');
      response.writeHead(told.length === 3 ? 204 : 400, ['cache-control', 'no-store']);
      response.end();
    });
  });
  server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
}
