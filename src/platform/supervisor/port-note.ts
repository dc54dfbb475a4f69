/** The port that the launcher's pages are on: the one that was wanted may have been taken. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const fileOf = (dataDir: string): string => join(dataDir, 'port');

export function notePort(dataDir: string, port: number): void {
  writeFileSync(fileOf(dataDir), `${port}\n`);
}

/** Null where no launcher has run yet. */
export function notedPort(dataDir: string): number | null {
  try {
    const port = Number(readFileSync(fileOf(dataDir), 'utf8'));
    return Number.isInteger(port) && port > 0 && port <= 65_535 ? port : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
