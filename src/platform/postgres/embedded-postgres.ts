/** The PostgreSQL that comes with npm: made, started, adopted after a crash of its launcher, watched and stopped. */
import { rmSync, writeFileSync } from 'node:fs';
import { type ClusterFolders, clusterFolders } from './cluster-folders.ts';
import { createClusterIfMissing } from './create-cluster.ts';
import { databaseUrlFile } from './database-url-file.ts';
import { postgresAccount } from './postgres-account.ts';
import { postgresPrograms } from './postgres-programs.ts';
import { type Postmaster, runningPostmaster, startPostmaster } from './postmaster.ts';
import { writeServerSettings } from './server-settings.ts';

export interface EmbeddedPostgres {
  url: string;
  /** It was running already: a launcher before this one was killed. */
  adopted: boolean;
  pid: number;
  /** Lets no new client in, ends the sessions, writes everything out. */
  stop(): Promise<void>;
  /** Called once, within 250 ms, when the server ends without `stop`. */
  onExit(callback: () => void): void;
}

export interface EmbeddedPostgresOptions {
  root: string;
  dataDir: string;
  say: (line: string) => void;
  /** Over the settings that we ship, by PostgreSQL's names: for tests. */
  settings?: Record<string, string>;
}

export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const account = postgresAccount();
  const folders = clusterFolders({ ...options, account });
  const running = await runningPostmaster(folders, options.say);
  const postmaster = running ?? (await startServer(options, folders));
  const url = databaseUrl(postmaster.socketFolder);
  writeFileSync(databaseUrlFile(options.dataDir), `${url}\n`, { mode: 0o600 });
  return {
    url,
    adopted: running !== null,
    pid: postmaster.pid,
    onExit: (callback) => postmaster.onExit(callback),
    stop: async () => {
      rmSync(databaseUrlFile(options.dataDir), { force: true });
      await postmaster.stop();
    },
  };

  async function startServer(
    { root, say, settings = {} }: EmbeddedPostgresOptions,
    where: ClusterFolders,
  ): Promise<Postmaster> {
    const programs = postgresPrograms({ root, base: where.base, account, say });
    createClusterIfMissing({ programs, folders: where, account });
    writeServerSettings(where, account, settings);
    return startPostmaster({ program: programs.postgres, folders: where, account, say });
  }
}

/** A role that owns its database and is no superuser; the folder of the socket lets nobody else in. */
function databaseUrl(socketFolder: string): string {
  return `postgresql:///kawaraban?host=${encodeURIComponent(socketFolder)}&user=kawaraban`;
}
