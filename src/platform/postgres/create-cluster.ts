/** A new cluster with our role and database in it. It gets its name last, so that a half-made one is never used. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ClusterFolders } from './cluster-folders.ts';
import { type Account, asAccount } from './postgres-account.ts';
import type { PostgresPrograms } from './postgres-programs.ts';

/** The libraries are old: a collation of PostgreSQL's own, so that no index depends on ICU or on glibc. */
const initdbOptions = [
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
  '--encoding=UTF8',
  '--auth=trust',
  '--username=postgres',
];

/** One command a line: single-user mode reads it so. */
const firstCommands = [
  'create role kawaraban login createdb in role pg_monitor;',
  'create database kawaraban owner kawaraban;',
];

interface Wanted {
  programs: PostgresPrograms;
  folders: ClusterFolders;
  account: Account | null;
}

export function createClusterIfMissing({ programs, folders, account }: Wanted): void {
  if (existsSync(join(folders.data, 'PG_VERSION'))) return checkVersion(folders, programs);
  const unfinished = `${folders.data}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  const options = {
    ...asAccount(account),
    cwd: folders.base,
    encoding: 'utf8' as const,
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
  };
  const made = spawnSync(programs.initdb, ['-D', unfinished, ...initdbOptions], options);
  if (made.status !== 0) throw new Error(`initdb failed: ${words(made)}`);
  const filled = spawnSync(programs.postgres, ['--single', '-D', unfinished, 'postgres'], {
    ...options,
    input: `${firstCommands.join('\n')}\n`,
  });
  // Its exit code is 0 also after an error.
  if (filled.status !== 0 || /ERROR|FATAL|PANIC/.test(filled.stdout + filled.stderr)) {
    throw new Error(`The database could not be created: ${words(filled)}`);
  }
  renameSync(unfinished, folders.data);
}

function checkVersion(folders: ClusterFolders, programs: PostgresPrograms): void {
  const found = Number(readFileSync(join(folders.data, 'PG_VERSION'), 'utf8'));
  if (found === programs.majorVersion) return;
  throw new Error(
    `${folders.data} was made by PostgreSQL ${found}, and this is ${programs.majorVersion}. Start it with the release that made it, or set another DATA_DIR.`,
  );
}

function words(result: SpawnSyncReturns<string>): string {
  return (result.error?.message ?? `${result.stdout}\n${result.stderr}`).trim();
}
