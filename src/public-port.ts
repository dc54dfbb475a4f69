/** The port behind the hosts of our addresses, for those that do not listen on it: the worker and the command line. */
import type { Config } from './config.ts';
import { notedPort } from './platform/supervisor/port-note.ts';

/** Null: addresses carry none. What serve had to move to, where a port was taken, is in the launcher's note. */
export function publicPortOf({
  publicPort,
  port,
  dataDir,
}: Pick<Config, 'publicPort' | 'port' | 'dataDir'>): number | null {
  return publicPort === undefined ? (notedPort(dataDir) ?? port) : publicPort;
}
