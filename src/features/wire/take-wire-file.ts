/** One file of a watched folder: read, taken in, and moved to `done/`, or to `failed/` with its reason beside it. */
import { constants } from 'node:fs';
import type { Stats } from 'node:fs';
import { mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { KnownError } from '../../platform/http/errors.ts';
import { ingestItem } from './ingest-item.ts';
import type { Ingested } from './ingest-item.ts';
import type { WireDeps } from './wire-deps.ts';
import { profileOf } from './profile-queries.ts';
import { maxWireBytes, resultsIn } from './read-wire-file.ts';
import type { WireFileResult } from './read-wire-file.ts';
import type { Pause } from './take-turns.ts';
import { insertWireError } from './provider-health-queries.ts';
import { willPass } from './will-pass.ts';
import type { WireProfile } from './wire-profile.ts';
import type { Provider } from './wire-queries.ts';

const itemsABreath = 20;
/** A sender may stall for longer than the watcher waits: what lacks its end has so long since it grew. */
const cutOffMs = 30_000;

export type TakenFile =
  /**
   * `ingested` is the last item's; `refused` says of which items of a feed nothing could be made; `erased`: the file held an item
   * of a story that was taken down, and is not kept.
   */
  | { file: string; ok: true; ingested: Ingested; refused: string[]; problems: string[]; erased: boolean }
  /** `cause` is for the log: it may name what no agency needs to know. */
  | { file: string; ok: false; reason: string; cause: unknown };

/** Throws only what is not the file's fault, such as a database that is down, or what may yet be whole: it then stays for the next round. */
export async function takeWireFile(
  deps: WireDeps,
  provider: Provider,
  file: string,
  pause: Pause = () => Promise.resolve(),
): Promise<TakenFile> {
  const found = await stat(file);
  let taken: TakenFile & { ok: true };
  let seen: Stats;
  try {
    const { raw, ...opened } = await read(file);
    seen = opened.seen;
    taken = await takeItems(deps, provider, file, raw, pause);
  } catch (cause) {
    if (willPass(cause) || !(await isStill(found, file))) throw cause;
    if (mayYetBeWhole(cause, found)) throw cause;
    const error = cause instanceof KnownError ? cause : new KnownError('internal', 'It could not be stored.');
    await insertWireError(deps.db, provider.id, basename(file), error.message);
    const failed = await moveTo('failed', file);
    await writeFile(`${failed}.reason.txt`, `${error.message}\n${error.next}\n`);
    return { file, ok: false, reason: error.message, cause };
  }
  // Another one in its place is not this one: it stays, and is taken next.
  if (await isStill(seen, file)) {
    if (taken.erased) await rm(file, { force: true });
    if (taken.erased) return taken;
    const done = await moveTo('done', file);
    if (taken.refused.length > 0) await writeFile(`${done}.reason.txt`, `${taken.refused.join('\n')}\n`);
  }
  return taken;
}

/**
 * One item after the other, those first that take something away; what is none, or cannot be stored, is told and stops no
 * other. Throws if there is no good one.
 */
async function takeItems(
  deps: WireDeps,
  provider: Provider,
  file: string,
  bytes: Buffer,
  pause: Pause,
): Promise<TakenFile & { ok: true }> {
  const found = await readSlowly(bytes, await profileOf(deps.db, provider.id));
  const taken: Ingested[] = [];
  const problems: string[] = [];
  const causes: unknown[] = [];
  for (const [index, one] of found.entries()) {
    if (index > 0) await pause();
    try {
      if ('error' in one) throw one.error;
      taken.push(await ingestItem(deps, provider, one.item, one.raw, dirname(file), one.fields()));
      problems.push(...one.item.problems);
    } catch (cause) {
      if (willPass(cause)) throw cause;
      causes.push(cause);
    }
  }
  const ingested = taken.at(-1);
  if (!ingested) throw causes[0] ?? new KnownError('wire-unreadable', 'It is whole and holds no item.');
  const refused = causes.map((cause) => (cause instanceof KnownError ? cause.message : 'An item could not be stored.'));
  const erased = taken.some(({ verdict }) => verdict === 'gone');
  return { file, ok: true, ingested, refused, problems: [...problems, ...refused], erased };
}

/** With a breath now and then: a file of thousands of items would hold up the process for seconds. */
async function readSlowly(bytes: Buffer, profile: WireProfile): Promise<WireFileResult> {
  const found: WireFileResult = [];
  for (const one of resultsIn(bytes, profile)) {
    found.push(one);
    if (found.length % itemsABreath === 0) await breathe();
  }
  // Whatever order they come in, a chain comes to the same; what takes away shall not wait.
  return [...found.filter(takesAway), ...found.filter((one) => !takesAway(one))];
}

function takesAway(one: WireFileResult[number]): boolean {
  return 'item' in one && [one.item.status, one.item.target?.status].includes('canceled');
}

async function read(file: string): Promise<{ raw: Buffer; seen: Stats }> {
  // Opening a pipe would otherwise wait for its other end.
  const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EACCES') throw new KnownError('wire-unreadable', 'This program may not read it.');
    throw error;
  });
  try {
    const seen = await handle.stat();
    if (!seen.isFile()) throw new KnownError('wire-unreadable', 'It is no file.');
    if (seen.size > maxWireBytes)
      throw new KnownError('wire-unreadable', `It has more than ${maxWireBytes / 1_048_576} MB.`);
    return { raw: await handle.readFile(), seen };
  } finally {
    await handle.close();
  }
}

/** Whether the name still means what was seen: neither replaced, nor written to, nor gone. */
async function isStill(seen: Stats, file: string): Promise<boolean> {
  const now = await stat(file).catch(() => undefined);
  return now !== undefined && now.ino === seen.ino && now.size === seen.size && now.mtimeMs === seen.mtimeMs;
}

/** A time to come is a sender's wrong clock, and nothing to wait for. */
function mayYetBeWhole(cause: unknown, { mtimeMs }: Stats): boolean {
  return cause instanceof KnownError && cause.code === 'wire-cut-off' && Math.abs(Date.now() - mtimeMs) < cutOffMs;
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
