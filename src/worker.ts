/** The working process: tasks from the queue, files from the wire. */
import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { parseCronItems, run } from 'graphile-worker';
import type { Config } from './config.ts';
import { startCountAnnouncer } from './features/discussion/discussion.ts';
import { startImageProcess } from './features/media/media.ts';
import { mailSecretKey } from './features/letters/letters.ts';
import { loadNetwork, siteOrigin } from './features/network/network.ts';
import { announceClock } from './features/stories/stories.ts';
import { allProviders, mayTakeAway, takeLatePicture, takeWireFile, watchWireFolders } from './features/wire/wire.ts';
import type { Pause, Provider, WireDeps } from './features/wire/wire.ts';
import { isUnfinished } from './platform/backup/table-queries.ts';
import { openDatabase } from './platform/db/database.ts';
import { KnownError } from './platform/http/errors.ts';
import { createLog } from './platform/log.ts';
import { openDkimKeys } from './platform/mail/dkim-keys.ts';
import type { MailSink } from './platform/mail/mail-sink.ts';
import { openMailTransport } from './platform/mail/mail-transport.ts';
import { openTombstones } from './platform/page-cache/tombstones.ts';
import { sessionName } from './platform/processes/process-name.ts';
import { databaseReady, onParentGone, reportReady } from './platform/supervisor/child.ts';
import { quietLogger } from './platform/tasks/task-logger.ts';
import { startHeartbeat } from './platform/tasks/heartbeat.ts';
import { publicPortOf } from './public-port.ts';
import { cronItems, taskList } from './tasks.ts';

const longestOutageMs = 86_400_000;

export async function runWorker(config: Config): Promise<void> {
  const log = createLog('worker', config.logLevel);
  if (config.databaseUrl === null)
    throw new Error('There is no database: start one with `npm start`, or set DATABASE_URL.');
  await databaseReady();
  const { db, pool, close } = openDatabase({
    url: config.databaseUrl,
    name: sessionName('worker', config.root),
    statementTimeoutMs: 60_000,
  });
  if (await isUnfinished(pool)) {
    await close();
    throw new KnownError('restore-unfinished');
  }
  const folder = join(config.dataDir, 'media');
  const media = { db, folder, images: startImageProcess() };
  const laterMedia = { db, folder, images: startImageProcess('background') };
  const tombstones = openTombstones(join(config.dataDir, 'tombstones.log'));
  const now = (): Date => new Date();
  const sink = config.smtpUrl === null ? await openSink(join(config.dataDir, 'mailbox')) : null;
  const mail = openMailTransport(config.smtpUrl ?? sink?.url ?? '', openDkimKeys(join(config.dataDir, 'keys'), now));
  const stopping = new AbortController();
  const events = new EventEmitter();
  const heartbeat = startHeartbeat(db, events, log);
  const counts = startCountAnnouncer(db, log);
  const runner = await run({
    pgPool: pool,
    // One for pictures, one for letters, one for what somebody waits for.
    concurrency: 3,
    pollInterval: 1_000,
    noHandleSignals: true,
    events,
    logger: quietLogger(log),
    taskList: taskList({
      wireFolder: join(config.dataDir, 'wire'),
      ...{ db, media: laterMedia, mail, tombstones, stopping: stopping.signal, now, log },
      originOf: (site) => siteOrigin(site, { scheme: config.publicScheme, port: publicPortOf(config) }),
      letterSecret: mailSecretKey(join(config.dataDir, 'keys')),
    }),
    parsedCronItems: parseCronItems(cronItems),
  });
  // What crossed its moment while no worker ran.
  await announceClock(db, { since: new Date(now().getTime() - longestOutageMs), until: now() });
  const wireFolder = join(config.dataDir, 'wire');
  const providers = await allProviders(db);
  /** Of which files it has been said that they wait, and why. */
  const waits = new Map<string, string>();
  /** Read anew for each file: a network that was reset or changed has other numbers. */
  const withProvider =
    (work: (deps: WireDeps, provider: Provider, file: string, pause: Pause) => Promise<void>) =>
    async ({ key }: Provider, file: string, pause: Pause = () => Promise.resolve()): Promise<void> => {
      try {
        const provider = (await allProviders(db)).find((candidate) => candidate.key === key);
        if (!provider) return log.warn({ file }, 'no provider has this folder any more');
        await work({ db, media, network: await loadNetwork(db), tombstones, now }, provider, file, pause);
        waits.delete(file);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        const why = error instanceof KnownError ? { reason } : { err: error };
        if (waits.get(file) !== reason)
          log.warn({ file, ...why }, 'a wire file could not be taken in yet; it is tried again');
        waits.set(file, reason);
        throw error;
      }
    };
  const wire = watchWireFolders(wireFolder, providers, {
    isUrgent: (provider, file) => mayTakeAway(db, provider, file),
    item: withProvider(async (deps, provider, file, pause) => {
      const taken = await takeWireFile(deps, provider, file, pause);
      if (taken.ok && taken.erased) log.info({ file }, 'a wire file held what was taken down, and is not kept');
      else if (taken.ok) log.info({ file, ...taken.ingested, problems: taken.problems }, 'wire item taken in');
      else {
        const cause = taken.cause instanceof KnownError ? {} : { err: taken.cause };
        log.warn({ file, reason: taken.reason, ...cause }, 'wire file failed');
      }
    }),
    picture: withProvider(async (deps, provider, file) => {
      const { stories, problems } = await takeLatePicture(deps, provider, file);
      if (stories.length > 0) log.info({ file, stories }, 'a picture came after its item');
      if (problems.length > 0) log.warn({ file, problems }, 'a picture that came after its item is left out');
    }),
  });
  // The queue's own retries give up when the database hangs; the launcher starts a worker that knows nothing of that.
  process.once('unhandledRejection', (error) => {
    log.fatal({ err: error }, 'the worker ends');
    process.exit(1);
  });
  onParentGone(async () => {
    stopping.abort();
    await wire.close();
    await runner.stop();
    await heartbeat.stop();
    counts.stop();
    media.images.close();
    laterMedia.images.close();
    await sink?.close();
    await close();
  });
  reportReady({ lines: providers.map(({ key }) => `  wire      drop files into ${join(wireFolder, key)}/`) });
}

/** Loaded where there is no mail server: elsewhere nobody needs the library. */
async function openSink(folder: string): Promise<MailSink> {
  const { startMailSink } = await import('./platform/mail/mail-sink.ts');
  return startMailSink(folder);
}
