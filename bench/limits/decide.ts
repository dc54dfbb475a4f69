/** The least that Node can do for a page that asks for its promos: `node:http` parsing the text and sending the same bytes. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

process.on('message', (message: { body: string } | 'cpu') => {
  if (message === 'cpu') process.send?.(process.cpuUsage());
  else serve(message.body);
});
process.on('disconnect', () => process.exit());

function serve(body: string): void {
  const head = ['cache-control', 'private, no-store', 'content-type', 'application/json; charset=utf-8'];
  head.push('x-content-type-options', 'nosniff', 'content-length', String(Buffer.byteLength(body)));
  const server = createServer({ keepAliveTimeout: 10_000 }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const asked = Buffer.concat(chunks).toString().split(' ');
      response.writeHead(asked.length === 3 ? 200 : 400, head);
      response.end(body);
    });
  });
  server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
}
