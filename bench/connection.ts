/**
 * A client that costs little, so that it takes little from what it measures: HTTP/1.1 on a kept connection, one request
 * at a time, for servers that say a content-length.
 */
import { connect } from 'node:net';
import type { Socket } from 'node:net';

export interface Reply {
  status: number;
  /** As they were sent, in their order. */
  headers: [name: string, value: string][];
  body: Buffer;
  /** Head and body as they came over the wire. */
  sizeBytes: number;
}

export interface Connection {
  get(request: Buffer): Promise<Reply>;
  close(): void;
}

/** The bytes of a GET. `accepts` is its `accept-encoding`. */
export function getRequest(host: string, path: string, accepts: 'br' | 'identity' = 'identity'): Buffer {
  return Buffer.from(`GET ${path} HTTP/1.1\r\nhost: ${host}\r\naccept-encoding: ${accepts}\r\n\r\n`);
}

export async function openConnection(port: number): Promise<Connection> {
  const socket = await openSocket(port);
  let waiting: { resolve: (reply: Reply) => void; reject: (error: Error) => void } | undefined;
  let chunks: Buffer[] = [];
  const fail = (error: Error): void => {
    waiting?.reject(error);
    waiting = undefined;
  };
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('The server closed the connection.')));
  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    const reply = parseReply(chunks.length === 1 ? chunk : Buffer.concat(chunks));
    if (reply === undefined) return;
    chunks = [];
    waiting?.resolve(reply);
    waiting = undefined;
  });
  return {
    get(request) {
      return new Promise((resolve, reject) => {
        if (waiting) throw new Error('One request at a time.');
        waiting = { resolve, reject };
        socket.write(request);
      });
    },
    close: () => socket.destroy(),
  };
}

export function openSocket(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true }, () => {
      socket.off('error', reject);
      resolve(socket);
    });
    socket.once('error', reject);
  });
}

/** Undefined until all of it is there. */
function parseReply(bytes: Buffer): Reply | undefined {
  const headEnds = bytes.indexOf('\r\n\r\n');
  if (headEnds < 0) return undefined;
  const [first = '', ...lines] = bytes.toString('latin1', 0, headEnds).split('\r\n');
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
  });
  // A 204 has no body and says no length (RFC 9110, 8.6).
  const length = first.includes(' 204 ') ? '0' : headers.find(([name]) => name.toLowerCase() === 'content-length')?.[1];
  if (length === undefined) throw new Error(`A reply without a content-length: ${first}`);
  const sizeBytes = headEnds + 4 + Number(length);
  if (bytes.length < sizeBytes) return undefined;
  return { status: Number(first.split(' ')[1]), headers, body: bytes.subarray(headEnds + 4, sizeBytes), sizeBytes };
}
