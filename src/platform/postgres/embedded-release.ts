/** Which PostgreSQL comes with the program; raised with the packages in package.json, as a test sees. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export interface EmbeddedRelease {
  version: string;
  /** Of the packages on npm; the server itself is a little older. */
  released: Date;
}

export const embeddedRelease: EmbeddedRelease = { version: '18.4', released: new Date('2026-06-06T00:00:00Z') };

/** Null where another server is the database. */
export function embeddedReleaseAt(dataDir: string): EmbeddedRelease | null {
  return existsSync(join(dataDir, 'pg', 'data', 'postmaster.pid')) ? embeddedRelease : null;
}
