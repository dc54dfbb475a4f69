/** One file of a watched folder: read, taken in, and moved to `done/`, or to `failed/` with its reason beside it. */
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { KnownError } from '../../platform/http/errors.ts';
import { ingestItem } from './ingest-item.ts';
import type { Ingested } from './ingest-item.ts';
import type { WireDeps } from './wire-deps.ts';
import { maxWireBytes, readWireFile } from './read-wire-file.ts';
import type { Provider } from './wire-queries.ts';

/** A sender may stall for longer than the watcher waits: what cannot be read yet may only be half there. */
const stillGrowingMs = 1_500;

export type TakenFile =
  | { file: string; ok: true; ingested: Ingested; problems: string[] }
  | { file: string; ok: false; reason: string };

/** Throws only what is not the file's fault, such as a database that is down, or what may yet be whole: it then stays for the next round. */
export async function takeWireFile(deps: WireDeps, provider: Provider, file: string): Promise<TakenFile> {
  try {
    const found = await stat(file);
    // A pipe would be read for ever.
    if (!found.isFile()) throw new KnownError('wire-unreadable', 'It is no file.');
    if (found.size > maxWireBytes)
      throw new KnownError('wire-unreadable', `It has more than ${maxWireBytes / 1_048_576} MB.`);
    const raw = await readFile(file);
    const item = readWireFile(raw);
    const ingested = await ingestItem(deps, provider, item, raw, dirname(file));
    await moveTo('done', file);
    return { file, ok: true, ingested, problems: item.problems };
  } catch (error) {
    if (!(error instanceof KnownError) || (error.code === 'wire-unreadable' && (await isFresh(file)))) throw error;
    const failed = await moveTo('failed', file);
    await writeFile(`${failed}.reason.txt`, `${error.message}\n${error.next}\n`);
    return { file, ok: false, reason: error.message };
  }
}

async function isFresh(file: string): Promise<boolean> {
  const { size, mtimeMs } = await stat(file);
  return size <= maxWireBytes && Date.now() - mtimeMs < stillGrowingMs;
}

/** Where it is now. A name that is taken there gets the time before it, so that no file is lost. */
async function moveTo(folder: 'done' | 'failed', file: string): Promise<string> {
  const target = join(dirname(file), folder);
  await mkdir(target, { recursive: true });
  const plain = join(target, basename(file));
  const taken = await stat(plain).then(
    () => true,
    () => false,
  );
  const free = taken ? join(target, `${new Date().toISOString().replaceAll(/[:.]/g, '-')}-${basename(file)}`) : plain;
  await rename(file, free);
  return free;
}
