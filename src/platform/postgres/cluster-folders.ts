/** Where the cluster, its socket and its log are: below DATA_DIR/pg, or where PostgreSQL's user can enter. */
import { createHash } from 'node:crypto';
import { chownSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Account, mayEnter } from './postgres-account.ts';

export interface ClusterFolders {
  /** 0700, owned by PostgreSQL's user. */
  base: string;
  data: string;
  socket: string;
  log: string;
}

interface Wanted {
  dataDir: string;
  account: Account | null;
  say: (line: string) => void;
}

export function clusterFolders(wanted: Wanted): ClusterFolders {
  mkdirSync(wanted.dataDir, { recursive: true });
  const base = baseFolder(wanted);
  ensurePrivateFolder(base, wanted.account);
  const socket = socketFolder(base);
  ensurePrivateFolder(socket, wanted.account);
  return { base, data: join(base, 'data'), socket, log: join(base, 'postgres.log') };
}

/** Chosen once: permissions may change later, and the data would seem lost. */
function baseFolder({ dataDir, account, say }: Wanted): string {
  const ours = join(dataDir, 'pg');
  const note = join(dataDir, 'pg-folder.txt');
  if (existsSync(note)) return readFileSync(note, 'utf8').trim();
  if (!account || mayEnter(account, dataDir)) return ours;
  if (existsSync(ours)) {
    throw new Error(
      `PostgreSQL runs as ${account.name} and can no longer enter ${ours}: give its folders the right to be entered (chmod o+x).`,
    );
  }
  // A new one each time: whoever deletes DATA_DIR wants to begin anew.
  const elsewhere = mkdtempSync('/var/lib/kawaraban-');
  chownSync(elsewhere, account.uid, account.gid);
  writeFileSync(note, `${elsewhere}\n`);
  say(
    `As root, PostgreSQL runs as user ${account.name}, who cannot enter ${dataDir}: its data is in ${elsewhere} (noted in ${note}).`,
  );
  return elsewhere;
}

/** The kernel's limit for the path of a socket: 107 bytes on Linux, 103 on macOS. */
function socketFolder(base: string): string {
  const longest = process.platform === 'darwin' ? 103 : 107;
  const folder = join(base, 'socket');
  return Buffer.byteLength(join(folder, '.s.PGSQL.5432')) <= longest ? folder : `/tmp/kawaraban-${shortHash(base)}`;
}

function ensurePrivateFolder(folder: string, account: Account | null): void {
  const uid = account?.uid ?? process.getuid?.();
  if (!existsSync(folder)) {
    mkdirSync(folder, { mode: 0o700 });
    if (account) chownSync(folder, account.uid, account.gid);
  }
  const found = lstatSync(folder);
  if (!found.isDirectory() || (found.mode & 0o077) !== 0) {
    throw new Error(`${folder} must be a folder that only its owner may enter (chmod 700).`);
  }
  if (found.uid !== uid) {
    throw new Error(
      `${folder} belongs to user ${found.uid}, and PostgreSQL would run as user ${uid}. Start as the user who started it first, or set another DATA_DIR.`,
    );
  }
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
