/** The least that Node can do for a vote: `node:http` parsing the form and answering the same head and bytes. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

process.on('message', (message: { headers: string[]; body: string } | 'cpu') => {
  if (message === 'cpu') process.send?.(process.cpuUsage());
  else serve(message.headers, message.body);
});
process.on('disconnect', () => process.exit());

function serve(headers: string[], body: string): void {
  const server = createServer({ keepAliveTimeout: 10_000 }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const value = new URLSearchParams(Buffer.concat(chunks).toString()).get('value');
      response.writeHead(value === null ? 400 : 200, headers);
      response.end(body);
    });
  });
  server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
}
