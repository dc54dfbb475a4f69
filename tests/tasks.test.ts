/** The queue: what is in it, who holds it, and that doing it twice does no harm. */
import { openTombstones } from '../src/platform/page-cache/tombstones.ts';
import { silentMail } from '../src/platform/mail/silent-mail.ts';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { run } from 'graphile-worker';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { addPicture, startImageProcess, wantCrops } from '../src/features/media/media.ts';
import { addNetwork, loadNetwork, networkInput, themeInput } from '../src/features/network/network.ts';
import { newStory, scheduleStory } from '../src/features/stories/stories.ts';
import { addProviders } from '../src/features/wire/wire.ts';
import { announce } from '../src/platform/db/announce.ts';
import { emptyDatabase } from '../src/platform/db/empty-database-queries.ts';
import { listen } from '../src/platform/db/listener.ts';
import { beat, unlockDeadWorkers } from '../src/platform/tasks/heartbeat-queries.ts';
import { enqueue } from '../src/platform/tasks/task-queries.ts';
import { quietLogger } from '../src/platform/tasks/task-logger.ts';
import { cronItems, taskList } from '../src/tasks.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { demoNetwork, projectRoot, readJson } from './support/demo-network.ts';
import { ninjsItem } from './support/sample-ninjs.ts';
import { writeJpeg } from './support/sample-pictures.ts';
import { sampleStory } from './support/sample-stories.ts';
import { until } from './support/until.ts';
import { wireDesk } from './support/wire-desk.ts';

const database = await testDatabase();
const dataDir = testDataDir();
const { db, network } = await demoNetwork(database.url);
const images = startImageProcess();
afterAll(() => images.close());
const desk = await wireDesk({ db, network, dataDir });

interface Job {
  key: string;
  lockedBy: string | null;
}

async function jobs(): Promise<Job[]> {
  const { rows } = await sql<Job>`
    select key, locked_by as "lockedBy" from graphile_worker.jobs where key like 'test-%' order by key
  `.execute(db);
  return rows;
}

/** As a worker leaves its task when it is killed. */
async function lockJob(key: string, workerId: string, secondsAgo: number): Promise<void> {
  await enqueue(db, 'stories.publish-due', {}, { key });
  await sql`
    update graphile_worker._private_jobs set locked_by = ${workerId}, locked_at = now() - make_interval(secs => ${secondsAgo})
    where key = ${key}
  `.execute(db);
}

test('the tasks of a worker that died are free within a minute; those of one that lives are not', async () => {
  await lockJob('test-dead', 'worker-dead', 40);
  await lockJob('test-silent', 'worker-silent', 40);
  await lockJob('test-alive', 'worker-alive', 7_200);
  await lockJob('test-new', 'worker-new', 1);
  await beat(db, ['worker-alive', 'worker-silent', 'worker-silent-again']);
  await sql`update worker_heartbeat set at = now() - interval '31 seconds' where worker_id like 'worker-silent%'`.execute(
    db,
  );
  expect(await unlockDeadWorkers(db)).toBe(2);
  expect(await unlockDeadWorkers(db)).toBe(0);
  expect(await jobs()).toEqual([
    { key: 'test-alive', lockedBy: 'worker-alive' },
    { key: 'test-dead', lockedBy: null },
    { key: 'test-new', lockedBy: 'worker-new' },
    { key: 'test-silent', lockedBy: null },
  ]);
  await sql`delete from graphile_worker._private_jobs where key like 'test-%'`.execute(db);
});

test('a task is in the queue when its transaction commits, and not otherwise', async () => {
  await expect(
    db.transaction().execute(async (tx) => {
      await enqueue(tx, 'stories.publish-due', {}, { key: 'test-rolled-back' });
      throw new Error('the write failed');
    }),
  ).rejects.toThrow('the write failed');
  expect(await jobs()).toEqual([]);
  await db.transaction().execute(async (tx) => {
    await enqueue(tx, 'stories.publish-due', {}, { key: 'test-committed' });
    await enqueue(tx, 'stories.publish-due', {}, { key: 'test-committed' });
  });
  expect(await jobs()).toEqual([{ key: 'test-committed', lockedBy: null }]);
});

test('every task does its work, and no harm when it is done twice or when what it is about is gone', async () => {
  const { storyId } = await newStory(db, sampleStory(network, { slug: 'twice' }), 'desk:test');
  const at = new Date(Date.now() - 60_000);
  await scheduleStory(db, storyId, at, 'desk:test');
  const media = { db, folder: join(dataDir, 'media'), images };
  const { pictureId } = await addPicture(media, await writeJpeg(join(dataDir, 'twice.jpg'), { hue: 31 }));
  await db.transaction().execute((tx) => wantCrops(tx, [{ pictureId, ratio: '3x2', x: 0, y: 50 }]));
  await db
    .insertInto('purge')
    .values([{ tags: ['old'], at: new Date(Date.now() - 90_000_000) }, { tags: ['fresh'] }])
    .execute();
  const tasks = taskList({
    db,
    media,
    mail: { ...silentMail, send: () => Promise.resolve({ kind: 'sent' as const }) },
    originOf: ({ host }) => `http://${host}`,
    wireFolder: join(dataDir, 'wire'),
    letterSecret: Buffer.alloc(32),
    tombstones: openTombstones(join(dataDir, 'tombstones.log')),
    now: () => new Date(),
    log: pino({ level: 'silent' }),
  });
  const payloads: Record<string, object[]> = {
    'stories.clock': [{ storyId }, { storyId: 999_999 }],
    'stories.revised': [{ storyId }, { storyId: 999_999 }],
    'stories.erase': [{ storyId }, { storyId: 999_999 }],
    'mail.send': [
      { from: { name: 'N', address: 'n@n.example' }, to: 'r@r.example', subject: 'S', text: 'T', html: 'H' },
    ],
    'stories.changed': [{ storyId }, { storyId: 999_999 }],
    'websub.verify': [
      {
        mode: 'subscribe',
        topic: 'http://news.localhost/feed',
        callback: 'http://127.0.0.1:1/',
        leaseSeconds: 600,
        secret: null,
      },
    ],
    'media.renditions': [{ pictureId }, { pictureId: 999_999 }],
    'media.crop': [
      { pictureId, ratio: '3x2', x: 0, y: 50 },
      { pictureId: 999_999, ratio: '3x2', x: 0, y: 50 },
    ],
  };
  const state = async () => ({
    stories: await db.selectFrom('story').selectAll().orderBy('id').execute(),
    actions: await db.selectFrom('audit').select('action').orderBy('id').execute(),
    // What is due is due, whenever it was put in.
    queue:
      await sql`select task_identifier, key, run_at > now() + interval '1 minute' as later from graphile_worker.jobs order by task_identifier, key`.execute(
        db,
      ),
    pictures: await db.selectFrom('picture').selectAll().orderBy('id').execute(),
    crops: await db.selectFrom('picture_crop').selectAll().execute(),
    purges: await db.selectFrom('purge').selectAll().orderBy('id').execute(),
  });
  const heard = new Map<string, string[]>();
  for (const [name, task] of Object.entries(tasks)) {
    const each = payloads[name] ?? [{}];
    const runAll = async (): Promise<void> => {
      for (const payload of each) await task?.(payload, { job: { id: '1' } } as never);
    };
    heard.set(name, await announcedBy(runAll));
    const once = await state();
    heard.set(`${name} again`, await announcedBy(runAll));
    expect(await state(), name).toEqual(once);
  }
  const { stories, pictures, purges } = await state();
  expect(stories[0]?.state).toBe('live');
  const formats = pictures.flatMap((row) => (row.renditions as { format: string }[]).map(({ format }) => format));
  expect(new Set(formats)).toEqual(new Set(['jpeg', 'webp', 'avif']));
  expect(purges.map((row) => row.tags)).toEqual([['fresh']]);
  expect(heard.get('stories.clock')).toEqual(expect.arrayContaining([`story:${storyId}`, 'front:1']));
  expect(heard.get('media.renditions')).toContain(`picture:${pictureId}`);
  // What is there already is not made again.
  expect(heard.get('media.renditions again')).toEqual([]);
  expect(heard.get('media.crop')).toContain(`picture:${pictureId}`);
  expect(heard.get('media.crop again')).toEqual([]);
  expect(heard.get('stories.publish-due again')).toEqual([]);
  // What runs by the clock is a task that there is.
  for (const { task } of cronItems) expect(Object.keys(tasks)).toContain(task);
});

/** The tags that nodes are told of meanwhile. */
async function announcedBy(work: () => Promise<void>): Promise<string[]> {
  const tags: string[] = [];
  const quiet = (): void => undefined;
  const listener = await listen(database.url, db, 'kawaraban test', {
    purged: (purge) => tags.push(...(purge.tags ?? [])),
    lost: quiet,
    back: quiet,
  });
  await work();
  await announce(db, ['end']);
  await until('the end to be heard', () => tags.includes('end'));
  await listener.close();
  return tags.filter((tag) => tag !== 'end');
}

test('a mail does not wait until all pictures are made', async () => {
  await sql`delete from graphile_worker._private_jobs`.execute(db);
  for (const name of ['first', 'second', 'third']) {
    const file = join(dataDir, `${name}.jpg`);
    await writeJpeg(file, { hue: name.length * 40 });
    await addPicture({ db, folder: join(dataDir, 'media'), images }, file);
  }
  await enqueue(db, 'mail.send', {});
  const done: string[] = [];
  const making = Promise.withResolvers<void>();
  const runner = await run({
    connectionString: database.url,
    concurrency: 2,
    noHandleSignals: true,
    logger: quietLogger(pino({ level: 'silent' })),
    taskList: {
      'media.renditions': () => making.promise,
      'mail.send': () => void done.push('mail'),
    },
  });
  onTestFinished(async () => {
    making.resolve();
    await runner.stop();
  });
  await until('the mail', () => done.includes('mail'));
});

test('a running worker takes the wire in also after the network was made anew, and ends when it is told', async () => {
  const worker = spawn(process.execPath, [join(projectRoot, 'dist/bin/worker.js')], {
    env: { ...process.env, DATABASE_URL: database.url, DATA_DIR: dataDir, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void worker.kill('SIGKILL'));
  const ended = new Promise<number | null>((resolve) => worker.once('exit', resolve));
  let said = '';
  worker.stdout.on('data', (part: Buffer) => (said += part.toString()));
  await until('the worker', () => said.includes('wire/kaikyo/'), 10_000);
  desk.drop('kaikyo', 'before.json', ninjsItem());
  expect(await desk.settled('kaikyo', 'before.json')).toBe('done');

  // What `demo reset` does.
  await emptyDatabase(db);
  const input = networkInput.parse(readJson('demo/network.json'));
  const theme = themeInput.parse(readJson('src/features/network/default-theme.json'));
  await addNetwork(db, input, new Map(input.sites.map((site) => [site.theme, theme])));
  await addProviders(db, await loadNetwork(db), input.providers);
  desk.drop('kaikyo', 'after.json', ninjsItem({ uri: 'urn:example:anew' }));
  expect(await desk.settled('kaikyo', 'after.json')).toBe('done');
  const chains = await db.selectFrom('wire_chain').select(['item_key', 'state']).execute();
  expect(chains).toEqual([{ item_key: 'urn:example:anew', state: 'usable' }]);

  worker.kill('SIGTERM');
  expect(await ended).toBe(0);
  // Whoever leaves in order leaves no heartbeat to wait for.
  expect(await db.selectFrom('worker_heartbeat').select('worker_id').execute()).toEqual([]);
});
