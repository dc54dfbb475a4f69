/** Structured lines on stderr: stdout belongs to results. Reads from the cache are counted, not logged. */
import { pino, stdSerializers } from 'pino';
import type { Logger } from 'pino';
import { isDatabaseDown } from './db/database.ts';

export function createLog(name: string, level: string): Logger {
  return pino({ name, level, serializers: { err } }, pino.destination(2));
}

/** While the database is down the same error comes again and again; where in the program it came up says nothing. */
function err(error: unknown): unknown {
  if (isDatabaseDown(error)) return { message: error instanceof Error ? error.message : '' };
  return error instanceof Error ? stdSerializers.err(error) : error;
}
