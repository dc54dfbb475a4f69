/** What most verbs need: the database, the network, the media store and the tombstones; all closed afterwards. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startImageProcess } from '../features/media/media.ts';
import type { MediaStore } from '../features/media/media.ts';
import { loadNetwork } from '../features/network/network.ts';
import type { Network } from '../features/network/network.ts';
import { KnownError } from '../platform/http/errors.ts';
import { openDatabase } from '../platform/db/database.ts';
import type { Db } from '../platform/db/database.ts';
import { isReachable } from '../platform/db/is-reachable.ts';
import { migrate } from '../platform/db/migrate.ts';
import { openTombstones } from '../platform/page-cache/tombstones.ts';
import type { Tombstones } from '../platform/page-cache/tombstones.ts';
import { startEmbeddedPostgres } from '../platform/postgres/embedded-postgres.ts';
import { launcherOn } from '../platform/supervisor/claim-data-dir.ts';
import { UnreachableError } from './verb.ts';
import type { CliContext } from './verb.ts';

export interface Desk {
  db: Db;
  databaseUrl: string;
  network: Network;
  media: MediaStore;
  tombstones: Tombstones;
}

export async function withDesk(context: CliContext, work: (desk: Desk) => Promise<void>): Promise<void> {
  const { config, say } = context;
  const server = await reachServer(context);
  try {
    if (!server.wasRunning || context.migrateFirst) await migrate({ databaseUrl: server.url, root: config.root, say });
    await atDesk(context, server.url, work);
  } finally {
    await server.stop();
  }
}

/** The database alone, whatever is in it: for what makes or takes it whole. */
export async function withServer(context: CliContext, work: (databaseUrl: string) => Promise<void>): Promise<void> {
  const server = await reachServer(context);
  try {
    await work(server.url);
  } finally {
    await server.stop();
  }
}

async function atDesk({ config }: CliContext, databaseUrl: string, work: (desk: Desk) => Promise<void>): Promise<void> {
  const images = startImageProcess();
  const database = openDatabase({ url: databaseUrl, name: 'kawaraban cli', statementTimeoutMs: 60_000 });
  try {
    await work({
      db: database.db,
      databaseUrl,
      network: await loadNetwork(database.db),
      media: { db: database.db, folder: join(config.dataDir, 'media'), images },
      tombstones: openTombstones(join(config.dataDir, 'tombstones.log')),
    });
  } finally {
    images.close();
    await database.close();
  }
}

interface Server {
  url: string;
  wasRunning: boolean;
  stop(): Promise<void>;
}

/** What somebody else runs is not ours to stop; what somebody else should be running is not ours to start. */
async function reachServer({ config, say, migrateFirst }: CliContext): Promise<Server> {
  const leaveRunning = (): Promise<void> => Promise.resolve();
  if (config.databaseUrl !== null && (await isReachable(config.databaseUrl)))
    return { url: config.databaseUrl, wasRunning: true, stop: leaveRunning };
  if (!config.embeddedPostgres)
    throw new UnreachableError('The database cannot be reached: look at DATABASE_URL, and whether its server runs.');
  // It starts what has ended. A second server would be in its way, and stopping that one a second outage.
  const launcher = launcherOn(config.dataDir);
  if (launcher !== null)
    throw new UnreachableError(
      config.databaseUrl === null
        ? `The launcher (process ${launcher}) runs no PostgreSQL here: it is just starting or ending, or has a DATABASE_URL, which this command needs too.`
        : `PostgreSQL lets nobody in just now; the launcher (process ${launcher}) starts it again: try once more in a few seconds.`,
    );
  if (!migrateFirst && !existsSync(join(config.dataDir, 'pg', 'data', 'PG_VERSION')))
    throw new KnownError('no-database', `In ${config.dataDir}.`);
  say('starting PostgreSQL for this command');
  const own = await startEmbeddedPostgres({ root: config.root, dataDir: config.dataDir, say });
  // One that was just starting is its launcher's.
  return { url: own.url, wasRunning: false, stop: own.adopted ? leaveRunning : () => own.stop() };
}
