/** Which PostgreSQL comes with the program; raised with the packages in package.json, as a test sees. */
import { existsSync, readFileSync } from 'node:fs';
import { databaseUrlFile } from './database-url-file.ts';

export interface EmbeddedRelease {
  version: string;
  /** Of the packages on npm; the server itself is a little older. */
  released: Date;
}

export const embeddedRelease: EmbeddedRelease = { version: '18.4', released: new Date('2026-06-06T00:00:00Z') };

/** Null where another server is the database. */
export function embeddedReleaseFor(databaseUrl: string, dataDir: string): EmbeddedRelease | null {
  const file = databaseUrlFile(dataDir);
  return existsSync(file) && readFileSync(file, 'utf8').trim() === databaseUrl ? embeddedRelease : null;
}
