/**
 * The file of a backup: a tar compressed by zstd, so that `tar --zstd -tf` shows what is in it. The first entry says what it is, the
 * last one holds the checksum of all others: a file that was cut off or changed is told from a whole one before anything is
 * done with it.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib';
import { extract, pack } from 'tar-stream';
import type { Extract } from 'tar-stream';

export interface ArchiveWriter {
  /** Entries are read back in this order. */
  add(name: string, bytes: Buffer): Promise<void>;
}

export interface ArchiveEntry {
  name: string;
  bytes: Buffer;
}

/** The archive is no backup, or not whole. */
export class BrokenArchive extends Error {}

const checkName = 'CHECK';
/** Tables come in pieces of a few MB, pictures are at most 20 MB: whatever is larger is none of ours. */
const maxEntryBytes = 256 * 1_048_576;

/** Written beside its place and put there when it is whole and on the disk; readable by its owner alone. */
export async function writeArchive(file: string, write: (archive: ArchiveWriter) => Promise<void>): Promise<number> {
  await mkdir(dirname(file), { recursive: true });
  await sweep(dirname(file));
  const temporary = `${file}.${randomBytes(6).toString('hex')}.part`;
  try {
    const tar = pack();
    const sum = createSum();
    const zstd = createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 3 } });
    // On the disk before it is closed.
    const written = pipeline(tar, zstd, createWriteStream(temporary, { flags: 'wx', mode: 0o600, flush: true }));
    const add = (name: string, bytes: Buffer): Promise<void> =>
      new Promise((resolve, reject) => {
        tar.entry({ name, size: bytes.length, mode: 0o600 }, bytes, (error) => (error ? reject(error) : resolve()));
      });
    const adding = async (): Promise<void> => {
      await write({
        async add(name, bytes) {
          sum.take(name, bytes);
          await add(name, bytes);
        },
      });
      await add(checkName, Buffer.from(sum.text()));
      tar.finalize();
    };
    await Promise.all([written, adding().catch((error: unknown) => void tar.destroy(error as Error))]);
    const { size } = await stat(temporary);
    await rename(temporary, file);
    await syncFolder(dirname(file));
    return size;
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** What a backup that was killed has left holds what backups hold. */
async function sweep(folder: string): Promise<void> {
  const dayAgo = Date.now() - 86_400_000;
  for (const name of (await readdir(folder)).filter((one) => /\.[0-9a-f]{12}\.part$/.test(one))) {
    const left = join(folder, name);
    if ((await stat(left)).mtimeMs < dayAgo) await rm(left, { force: true });
  }
}

/** Calls for each entry in turn. Throws `BrokenArchive` at the end of one that is not what was written. */
export async function readArchive(file: string, take: (entry: ArchiveEntry) => Promise<void>): Promise<void> {
  const tar = extract();
  const flowing = pipeline(createReadStream(file), createZstdDecompress(), tar);
  const [flowed, read] = await Promise.allSettled([flowing, readEntries(tar, take)]);
  // Whoever takes has the first word: its failure ends the flow.
  for (const { reason } of [read, flowed].filter((one) => one.status === 'rejected'))
    throw isUnreadable(reason) ? new BrokenArchive(reason.message) : reason;
}

async function readEntries(tar: Extract, take: (entry: ArchiveEntry) => Promise<void>): Promise<void> {
  const sum = createSum();
  let check: string | null = null;
  for await (const entry of tar) {
    const { name, size } = entry.header;
    if (check !== null) throw new BrokenArchive('Something stands behind its end.');
    if (size > maxEntryBytes) throw new BrokenArchive(`${name} is too large.`);
    const bytes = await buffer(entry);
    if (name === checkName) {
      check = bytes.toString('utf8');
      continue;
    }
    sum.take(name, bytes);
    await take({ name, bytes });
  }
  if (check === null) throw new BrokenArchive('Its end is missing.');
  if (check !== sum.text()) throw new BrokenArchive('It is not what was written: its checksum is another.');
}

/** What zlib and tar-stream say of bytes that they cannot make out. */
function isUnreadable(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  const { code = '' } = error as NodeJS.ErrnoException;
  return (
    code.startsWith('ZSTD') ||
    code.startsWith('Z_') ||
    /tar header|unexpected end of (data|file)|Unexpected end/i.test(error.message)
  );
}

interface Sum {
  take(name: string, bytes: Buffer): void;
  text(): string;
}

/** SHA-256 over the names, lengths and bytes of all entries in their order, and how many there are. */
function createSum(): Sum {
  const hash: Hash = createHash('sha256');
  let entries = 0;
  return {
    take(name, bytes) {
      entries += 1;
      hash.update(`${name}\n${bytes.length}\n`).update(bytes);
    },
    text: () => `${entries} ${hash.copy().digest('hex')}\n`,
  };
}

async function syncFolder(folder: string): Promise<void> {
  const held = await open(folder, 'r');
  try {
    await held.sync();
  } finally {
    await held.close();
  }
}
