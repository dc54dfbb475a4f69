/**
 * What is gone for good, in a local file beside the ledger: read when the database cannot be asked. One line each,
 * `time tag`. Every process on this DATA_DIR appends; a line more than once does no harm.
 */
import { appendFileSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

export interface Tombstones {
  covers(tags: Iterable<string>): boolean;
  /** Throws when the file cannot be written; `covers` knows the tags all the same. */
  add(tags: readonly string[], at: Date): void;
}

export function openTombstones(file: string): Tombstones {
  mkdirSync(dirname(file), { recursive: true });
  let gone = new Set<string>();
  /** Ours, also where the file could not take them. */
  const own = new Set<string>();
  let readBytes = -1;

  /** Other processes append too, so a grown file is read anew. */
  function refresh(): void {
    const sizeBytes = existsSync(file) ? statSync(file).size : 0;
    if (sizeBytes === readBytes) return;
    const lines = sizeBytes === 0 ? [] : readFileSync(file, 'utf8').split('\n');
    gone = new Set(
      lines.map((line) => line.split(' ')[1]).filter((tag) => tag !== undefined && tag !== '') as string[],
    );
    readBytes = sizeBytes;
  }

  return {
    covers(tags) {
      refresh();
      for (const tag of tags) if (gone.has(tag) || own.has(tag)) return true;
      return false;
    },
    add(tags, at) {
      refresh();
      const fresh = tags.filter((tag) => !gone.has(tag));
      if (fresh.length === 0) return;
      for (const tag of fresh) own.add(tag);
      const handle = openSync(file, 'a', 0o600);
      try {
        appendFileSync(handle, fresh.map((tag) => `${at.toISOString()} ${tag}\n`).join(''));
        fsyncSync(handle);
      } finally {
        closeSync(handle);
      }
    },
  };
}
