/** Keeps a server busy with one request on many connections, reading every byte of every reply. */
import type { Socket } from 'node:net';
import { openSocket } from './connection.ts';

export interface Drive {
  port: number;
  request: Buffer;
  /** Of a whole reply: it is the same bytes each time, but for its date. */
  replyBytes: number;
  connections: number;
  durationMs: number;
}

/** The number of replies. Rejects when one is not a 200 of the size that it must have. */
export async function drive(plan: Drive): Promise<number> {
  const sockets = await Promise.all(Array.from({ length: plan.connections }, () => openSocket(plan.port)));
  const until = performance.now() + plan.durationMs;
  try {
    const replies = await Promise.all(sockets.map((socket) => askAgainAndAgain(socket, plan, until)));
    return replies.reduce((sum, count) => sum + count, 0);
  } finally {
    for (const socket of sockets) socket.destroy();
  }
}

function askAgainAndAgain(socket: Socket, { request, replyBytes }: Drive, until: number): Promise<number> {
  let replies = 0;
  let received = 0;
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('The server closed the connection.')));
    socket.on('data', (chunk: Buffer) => {
      if (received === 0 && !isOk(chunk))
        return void reject(new Error(`Not a 200: ${chunk.toString('latin1', 0, 40)}`));
      received += chunk.length;
      if (received < replyBytes) return;
      if (received > replyBytes) return void reject(new Error(`A reply of ${received} bytes, not of ${replyBytes}.`));
      received = 0;
      replies += 1;
      if (performance.now() < until) socket.write(request);
      else resolve(replies);
    });
    socket.write(request);
  });
}

/** "HTTP/1.1 200": the digits, without making a string of them each time. */
function isOk(chunk: Buffer): boolean {
  return chunk[9] === 0x32 && chunk[10] === 0x30 && chunk[11] === 0x30;
}
