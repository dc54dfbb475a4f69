/** PostgreSQL refuses to run as root: the user who runs it then, taken from those that every system has. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Account {
  name: string;
  uid: number;
  gid: number;
}

/** Null: whoever runs this program runs PostgreSQL too. */
export function postgresAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  const account = ['postgres', '_postgres', 'nobody'].map(listedAccount).find((found) => found !== null);
  if (!account) {
    throw new Error(
      'As root, PostgreSQL needs a user named postgres or nobody. Add one, start as another user, or set DATABASE_URL.',
    );
  }
  return account;
}

function listedAccount(name: string): Account | null {
  const line = readFileSync('/etc/passwd', 'utf8').match(new RegExp(`^${name}:[^:]*:(\\d+):(\\d+):`, 'm'));
  return line ? { name, uid: Number(line[1]), gid: Number(line[2]) } : null;
}

/** Tried, not computed from modes: access lists and mounts count too. */
export function mayEnter(account: Account, folder: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], asAccount(account)).status === 0;
}

/** For the options of `spawn`. */
export function asAccount(account: Account | null): { uid: number; gid: number } | Record<never, never> {
  return account ? { uid: account.uid, gid: account.gid } : {};
}
