/** The demo in a DATA_DIR of our own below the system's folder for temporary files, made once and used again. */
import { openTombstones } from '../src/platform/page-cache/tombstones.ts';
import { silentMail } from '../src/platform/mail/silent-mail.ts';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runOnce } from 'graphile-worker';
import { sql } from 'kysely';
import { readConfig } from '../src/config.ts';
import type { Config } from '../src/config.ts';
import { seedDemoIfEmpty } from '../src/demo-seed.ts';
import { makeMissingRenditions, startImageProcess } from '../src/features/media/media.ts';
import { tagsOfPicture } from '../src/features/stories/stories.ts';
import { openDatabase } from '../src/platform/db/database.ts';
import type { Db } from '../src/platform/db/database.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { createLog } from '../src/platform/log.ts';
import { startEmbeddedPostgres } from '../src/platform/postgres/embedded-postgres.ts';
import { commandLine, isRunning } from '../src/platform/processes/foreign-process.ts';
import { quietLogger } from '../src/platform/tasks/task-logger.ts';
import { taskList } from '../src/tasks.ts';
import type { BenchContext } from './bench.ts';

/** The page that is measured where one has to stand for all: a story with a picture, a pair and a usual length. */
export const measuredStory = {
  host: 'news.localhost',
  section: 'national/transport',
  slug: 'night-ferry-returns',
  path: '/category/national/transport/night-ferry-returns',
};

/** What the data is made of: when it changes, the data is made anew. */
const sources = [
  'migrations',
  'demo/network.json',
  'demo/members.json',
  'demo/discussion',
  'demo/stories',
  'demo/themes',
  'demo/pictures',
  'src/features/media',
];

/** Ours alone until the benchmark is over; PostgreSQL is not running on it. */
export async function claimDemoData({ root, say, cleanUp }: BenchContext): Promise<Config> {
  const dataDir = join(tmpdir(), `kawaraban-bench-${process.getuid?.() ?? 'me'}-${shortHash(root)}`);
  mkdirSync(dataDir, { recursive: true });
  // As root, PostgreSQL runs as another user, who has to get in.
  chmodSync(dataDir, 0o711);
  cleanUp.defer(claim(dataDir));
  await stopForgottenPostgres(root, dataDir);
  const wanted = fingerprint(root);
  const stamp = join(dataDir, 'made-of');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    for (const name of readdirSync(dataDir)) {
      if (name !== 'bench.pid') rmSync(join(dataDir, name), { recursive: true });
    }
    await makeDemo(root, dataDir, say);
    writeFileSync(stamp, wanted);
  }
  return configOf(root, dataDir, null);
}

/** The demo's data with its PostgreSQL, as shipped. */
export async function openDemoDatabase(context: BenchContext): Promise<Config & { databaseUrl: string }> {
  const { dataDir } = await claimDemoData(context);
  const server = await startEmbeddedPostgres({ root: context.root, dataDir, say: context.say });
  context.cleanUp.defer(() => server.stop());
  return { ...configOf(context.root, dataDir, server.url), databaseUrl: server.url };
}

async function makeDemo(root: string, dataDir: string, say: (line: string) => void): Promise<void> {
  say('making the demo’s data; the next time it is there');
  const server = await startEmbeddedPostgres({ root, dataDir, say });
  try {
    await migrate({ databaseUrl: server.url, root, say: () => undefined });
    await seedDemoIfEmpty(configOf(root, dataDir, server.url), say);
    await finishTasks(server.url, dataDir, say);
  } finally {
    await server.stop();
  }
}

/** Or the pictures would still be pressed, on every core, while something else is measured. */
async function finishTasks(databaseUrl: string, dataDir: string, say: (line: string) => void): Promise<void> {
  const { db, pool, close } = openDatabase({ url: databaseUrl, name: 'kawaraban bench', statementTimeoutMs: 60_000 });
  const images = [startImageProcess(), startImageProcess()];
  try {
    say('making the pictures’ smaller formats: a few minutes');
    const log = createLog('bench', 'warn');
    const stores = images.map((process) => ({ db, folder: join(dataDir, 'media'), images: process }));
    // Side by side: in the queue they wait for each other.
    const waiting = await pictureIds(db);
    await Promise.all(
      stores.map(async (media) => {
        for (let id = waiting.shift(); id !== undefined; id = waiting.shift())
          await makeMissingRenditions(media, id, (one) => tagsOfPicture(db, one));
      }),
    );
    const [media] = stores;
    if (!media) return;
    const originOf = ({ host }: { host: string }): string => `http://${host}`;
    const deps = {
      db,
      media,
      mail: silentMail,
      originOf,
      letterSecret: Buffer.alloc(32),
      wireFolder: join(dataDir, 'wire'),
      tombstones: openTombstones(join(media.folder, '..', 'tombstones.log')),
      now: () => new Date(),
      log,
    };
    // Once is not enough: it ends when a queue of tasks that go one by one is busy with its last.
    while ((await dueTasks(db)) > 0)
      await runOnce({
        ...{ pgPool: pool, concurrency: 1, noHandleSignals: true, logger: quietLogger(log) },
        taskList: taskList(deps),
      });
  } finally {
    for (const process of images) process.close();
    await close();
  }
}

async function pictureIds(db: Db): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select id from picture order by id`.execute(db);
  return rows.map(({ id }) => id);
}

/** That have not failed yet. */
async function dueTasks(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from graphile_worker.jobs where run_at <= now() and attempts = 0`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Of a program as it comes: nothing that the caller's environment sets. */
function configOf(root: string, dataDir: string, databaseUrl: string | null): Config {
  const config = readConfig({ DATA_DIR: dataDir, ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }) });
  if (config.root !== root) throw new Error(`The configuration is about ${config.root}.`);
  return config;
}

/** A benchmark that was killed leaves its server behind. */
async function stopForgottenPostgres(root: string, dataDir: string): Promise<void> {
  if (readConfig({ DATA_DIR: dataDir }).databaseUrl === null) return;
  const server = await startEmbeddedPostgres({ root, dataDir, say: () => undefined });
  await server.stop();
}

/** Two at a time would measure each other. */
function claim(dataDir: string): () => void {
  const file = join(dataDir, 'bench.pid');
  if (existsSync(file)) {
    const pid = Number(readFileSync(file, 'utf8'));
    if (pid !== process.pid && isRunning(pid) && commandLine(pid).includes('bench'))
      throw new Error(`Another benchmark is running (process ${pid}).`);
  }
  writeFileSync(file, String(process.pid));
  return () => rmSync(file, { force: true });
}

function fingerprint(root: string): string {
  const hash = createHash('sha256');
  for (const source of sources) {
    const path = join(root, source);
    const files = statSync(path).isDirectory()
      ? readdirSync(path, { recursive: true, encoding: 'utf8' })
          .toSorted()
          .map((name) => join(path, name))
      : [path];
    for (const file of files.filter((name) => statSync(name).isFile()))
      hash.update(`${file.slice(root.length)}\n`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
