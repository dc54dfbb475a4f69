/** The working process: tasks from the queue, files from the wire. */
import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { parseCronItems, run } from 'graphile-worker';
import type { Config } from './config.ts';
import { startImageProcess } from './features/media/media.ts';
import { loadNetwork } from './features/network/network.ts';
import { allProviders, takeWireFile, watchWireFolders } from './features/wire/wire.ts';
import { openDatabase } from './platform/db/database.ts';
import { createLog } from './platform/log.ts';
import { openTombstones } from './platform/page-cache/tombstones.ts';
import { databaseReady, onParentGone, reportReady } from './platform/supervisor/child.ts';
import { quietLogger } from './platform/tasks/task-logger.ts';
import { startHeartbeat } from './platform/tasks/heartbeat.ts';
import { cronItems, taskList } from './tasks.ts';

export async function runWorker(config: Config): Promise<void> {
  const log = createLog('worker', config.logLevel);
  if (config.databaseUrl === null) throw new Error('There is no database: start one with `npm start`, or set DATABASE_URL.');
  await databaseReady();
  const { db, pool, close } = openDatabase({ url: config.databaseUrl, name: 'kawaraban worker', statementTimeoutMs: 60_000 });
  const media = { db, folder: join(config.dataDir, 'media'), images: startImageProcess() };
  const tombstones = openTombstones(join(config.dataDir, 'tombstones.log'));
  const now = (): Date => new Date();
  const events = new EventEmitter();
  const heartbeat = startHeartbeat(db, events, log);
  const runner = await run({
    pgPool: pool,
    concurrency: 2,
    pollInterval: 1_000,
    noHandleSignals: true,
    events,
    logger: quietLogger(log),
    taskList: taskList({ db, media, now, log }),
    parsedCronItems: parseCronItems(cronItems),
  });
  const wireFolder = join(config.dataDir, 'wire');
  const wire = watchWireFolders(wireFolder, await allProviders(db), async (provider, file) => {
    const taken = await takeWireFile({ db, media, network: await loadNetwork(db), tombstones, now }, provider, file);
    if (taken.ok) log.info({ file, ...taken.ingested, problems: taken.problems }, 'wire item taken in');
    else log.warn({ file, reason: taken.reason }, 'wire file failed');
  });
  onParentGone(async () => {
    await wire.close();
    await runner.stop();
    await heartbeat.stop();
    media.images.close();
    await close();
  });
  reportReady({ lines: [`  wire      drop files into ${wireFolder}/kaikyo/`] });
}
