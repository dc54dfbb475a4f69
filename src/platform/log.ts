/** Structured lines on stderr: stdout belongs to results. Reads from the cache are counted, not logged. */
import { pino } from 'pino';
import type { Logger } from 'pino';

export function createLog(name: string, level: string): Logger {
  return pino({ name, level }, pino.destination(2));
}
