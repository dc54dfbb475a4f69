/** What most verbs need: the database, the network, the media store and the tombstones; all closed afterwards. */
import { join } from 'node:path';
import { startImageProcess } from '../features/media/media.ts';
import type { MediaStore } from '../features/media/media.ts';
import { loadNetwork } from '../features/network/network.ts';
import type { Network } from '../features/network/network.ts';
import { openDatabase } from '../platform/db/database.ts';
import type { Db } from '../platform/db/database.ts';
import { isReachable } from '../platform/db/is-reachable.ts';
import { migrate } from '../platform/db/migrate.ts';
import { openTombstones } from '../platform/page-cache/tombstones.ts';
import type { Tombstones } from '../platform/page-cache/tombstones.ts';
import { startEmbeddedPostgres } from '../platform/postgres/embedded-postgres.ts';
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
  const { config } = context;
  const running = config.databaseUrl !== null && (await isReachable(config.databaseUrl));
  const own = running ? null : await startOwn(context);
  const databaseUrl = own?.url ?? config.databaseUrl ?? '';
  if (context.migrateFirst) await migrate({ databaseUrl, root: config.root, say: context.say });
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
    await own?.stop();
  }
}

/** A server that somebody else should be running is not ours to start. */
async function startOwn({ config, say }: CliContext): Promise<{ url: string; stop: () => Promise<void> }> {
  if (!config.embeddedPostgres) throw new UnreachableError();
  say('starting PostgreSQL for this command');
  const own = await startEmbeddedPostgres({ root: config.root, dataDir: config.dataDir, say });
  await migrate({ databaseUrl: own.url, root: config.root, say });
  return { url: own.url, stop: () => own.stop() };
}
