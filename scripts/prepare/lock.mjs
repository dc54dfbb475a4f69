/** A file that one process holds at a time. Its content is the holder; the lock of a dead holder is taken over. */
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

export async function withLock(file, work) {
  const mine = `${process.pid} ${Date.now()}`;
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, mine);
  try {
    await take(file, draft);
    try {
      return await work();
    } finally {
      if (read(file) === mine) rmSync(file, { force: true });
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

async function take(file, draft) {
  for (let waitedMs = 0; ; waitedMs += 100) {
    if (linked(draft, file)) return;
    const holder = read(file);
    const pid = Number(holder?.split(' ')[0]);
    if (holder === null) continue;
    if (isAlive(pid)) {
      if (waitedMs === 1_000)
        process.stderr.write(`· another process (${pid}) prepares this folder; waiting for it …\n`);
      await sleep(100);
    } else {
      discard(file, holder);
    }
  }
}

/** Linking is atomic and brings the content along, so that nobody ever sees a lock without its holder. */
function linked(draft, file) {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Two may find the same dead holder: whoever moved a newer lock away puts it back. */
function discard(file, deadHolder) {
  const aside = `${file}.${process.pid}.dead`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  if (read(aside) !== deadHolder) linked(aside, file);
  rmSync(aside, { force: true });
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
