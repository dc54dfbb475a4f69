/** A port that is taken is no reason not to start: the next one is tried, and said. */
import type { AddressInfo, Server } from 'node:net';

export interface ListenOptions {
  host: string;
  /** How many ports to try. */
  tries: number;
  say: (line: string) => void;
}

/** Resolves with the port that the server listens on. */
export async function listenOnFreePort(
  server: Server,
  wanted: number,
  { host, tries, say }: ListenOptions,
): Promise<number> {
  for (let port = wanted; port < wanted + tries && port <= 65_535; port += 1) {
    const problem = await tryPort(server, port, host);
    if (problem === null) return (server.address() as AddressInfo).port;
    if (problem.code === 'EACCES')
      throw new Error(`Port ${port} is not for every user: set PORT to one above 1023, or start with the right to it.`);
    if (problem.code !== 'EADDRINUSE') throw problem;
    say(`Port ${port} is in use; trying ${port + 1}.`);
  }
  throw new Error(`None of the ${tries} ports from ${wanted} on is free: set PORT.`);
}

function tryPort(server: Server, port: number, host: string): Promise<NodeJS.ErrnoException | null> {
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException): void => {
      server.off('listening', listening);
      resolve(error);
    };
    const listening = (): void => {
      server.off('error', failed);
      resolve(null);
    };
    server.once('error', failed);
    server.once('listening', listening);
    server.listen(port, host);
  });
}
