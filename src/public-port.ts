/** The port behind the hosts of our addresses. */
import type { Server } from 'node:http';
import type { Config } from './config.ts';
import { notedPort } from './platform/supervisor/port-note.ts';

/** For those that do not listen on it: the worker and the command line. Null: addresses carry none. What serve had to move to, where a port was taken, is in the launcher's note. */
export function publicPortOf({
  publicPort,
  port,
  dataDir,
}: Pick<Config, 'publicPort' | 'port' | 'dataDir'>): number | null {
  return publicPort === undefined ? (notedPort(dataDir) ?? port) : publicPort;
}

/** For who listens: browsers leave the default port out; the demo's is whatever was free. */
export function listenedPort(
  { publicPort }: { publicPort?: number | null | undefined },
  server: Server,
): number | null {
  if (publicPort !== undefined) return publicPort;
  const address = server.address();
  return address !== null && typeof address === 'object' ? address.port : null;
}
