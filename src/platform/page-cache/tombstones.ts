/**
 * What is gone for good, in a local file beside the ledger: read when the database cannot be asked. One line each,
 * `time tag`, and by whom it is known what it was `time tag kind`. Every process on this DATA_DIR appends; a line more than once does no harm.
 */
import { appendFileSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

export interface Tombstones {
  covers(tags: Iterable<string>): boolean;
  /**
   * Throws when the file cannot be written; `covers` knows the tags all the same. `kind`: a kill, a takedown, an erasure; whoever
   * only hears of it does not know.
   */
  add(tags: readonly string[], at: Date, kind?: string): void;
}

export function openTombstones(file: string): Tombstones {
  mkdirSync(dirname(file), { recursive: true });
  let gone = new Set<string>();
  let kinds = new Map<string, string>();
  /** Ours, also where the file could not take them. */
  const own = new Set<string>();
  let readBytes = -1;

  /** Other processes append too, so a grown file is read anew. */
  function refresh(): void {
    const sizeBytes = existsSync(file) ? statSync(file).size : 0;
    if (sizeBytes === readBytes) return;
    const lines = readTombstones(file);
    gone = new Set(lines.map(({ tag }) => tag));
    kinds = new Map(lines.flatMap(({ tag, kind }) => (kind === null ? [] : [[tag, kind]])));
    readBytes = sizeBytes;
  }

  return {
    covers(tags) {
      refresh();
      for (const tag of tags) if (gone.has(tag) || own.has(tag)) return true;
      return false;
    },
    add(tags, at, kind) {
      refresh();
      const fresh = tags.filter((tag) => (kind === undefined ? !gone.has(tag) : kinds.get(tag) !== kind));
      if (fresh.length === 0) return;
      for (const tag of fresh) own.add(tag);
      const handle = openSync(file, 'a', 0o600);
      try {
        appendFileSync(
          handle,
          fresh.map((tag) => `${at.toISOString()} ${tag}${kind === undefined ? '' : ` ${kind}`}\n`).join(''),
        );
        fsyncSync(handle);
      } finally {
        closeSync(handle);
      }
    },
  };
}

export interface TombstoneLine {
  at: string;
  tag: string;
  /** Null where nobody who wrote it knew. */
  kind: string | null;
}

/** All that such a file says; nothing where there is none. */
export function readTombstones(file: string): TombstoneLine[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([at = '', tag = '']) => at !== '' && tag !== '')
    .map(([at = '', tag = '', kind = null]) => ({ at, tag, kind }));
}
