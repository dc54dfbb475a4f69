import { Logger } from 'graphile-worker';
import type { Logger as Pino } from 'pino';

/** The queue's own words, at our levels: it says on `info` what nobody needs to read. */
export function quietLogger(log: Pino): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error') log.error(message);
    else if (level === 'warning') log.warn(message);
    else log.debug(message);
  });
}
