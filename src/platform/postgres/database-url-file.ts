import { join } from 'node:path';

/** Where the launcher leaves the address of the PostgreSQL that it runs, for other processes on this DATA_DIR. */
export function databaseUrlFile(dataDir: string): string {
  return join(dataDir, 'database-url');
}
