/** What `npm start` runs, as processes: started, killed one by one, and ended. They share one DATA_DIR, in this order. */
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testDataDir } from './support/data-folder.ts';
import {
  busyPort,
  endAllOn,
  freePort,
  isAlive,
  killHard,
  launch,
  postgresOf,
  processesOf,
} from './support/launched.ts';
import type { Launched } from './support/launched.ts';
import { notedPort } from '../src/platform/supervisor/port-note.ts';
import { ninjsItem } from './support/sample-ninjs.ts';
import { getFrom } from './support/serving-node.ts';
import { until } from './support/until.ts';

const dataDir = testDataDir();
endAllOn(dataDir);
const environment = { PORT: '', METRICS_PORT: String(await freePort()) };
let launched: Launched;
let port = 0;

const allReady = async (patienceMs = 10_000): Promise<void> => {
  await launched.says(/wire {6}drop files into .*\/wire\/kaikyo\//, patienceMs);
  await launched.says(/metrics +http:\/\/127\.0\.0\.1:\d+\/metrics/, patienceMs);
};
const homeAnswers = async (): Promise<boolean> => {
  const reply = await getFrom(port, 'news.localhost', '/').catch(() => null);
  return reply?.status === 200 && reply.headers['x-kawaraban-stale'] === undefined;
};

function portSaid(): number {
  return Number(/http:\/\/news\.localhost:(\d+)\//.exec(launched.said())?.[1]);
}

function secondsSince(moment: number): string {
  return ((Date.now() - moment) / 1_000).toFixed(1);
}

/** A new story by the wire, seen by a reader: database, worker, announcements and serve all do their part. */
async function newsArrives(slug: string): Promise<void> {
  const file = join(dataDir, 'wire/kaikyo', `${slug}.json`);
  const words = slug.replaceAll('-', ' ');
  writeFileSync(`${file}.part`, JSON.stringify(ninjsItem({ uri: `urn:example:${slug}`, headline: words })));
  renameSync(`${file}.part`, file);
  await until(
    `${slug} on the home page`,
    async () => {
      const home = await getFrom(port, 'news.localhost', '/').catch(() => null);
      return home?.text.includes(words);
    },
    12_000,
  );
}

test('a first start seeds the demo, says where everything is, and takes the next port when its own is taken', async () => {
  const taken = await busyPort();
  environment.PORT = String(taken.port);
  launched = launch(dataDir, environment);
  await allReady(40_000);
  await taken.release();
  console.info(`first start, with the demo seeded: ${secondsSince(launched.startedAt)} s`);
  expect(launched.said()).toContain(`Port ${taken.port} is in use; trying ${taken.port + 1}.`);
  port = portSaid();
  expect(port).toBeGreaterThan(taken.port);
  expect(notedPort(dataDir)).toBe(port);
  for (const host of ['news', 'life', 'travel', 'city'])
    expect(launched.said()).toContain(`http://${host}.localhost:${port}/`);
  expect(await homeAnswers()).toBe(true);
  const [, facebook] = await launched.says(/http:\/\/facebook\.localhost:(\d+)\//);
  expect((await getFrom(Number(facebook), 'facebook.localhost', '/')).text).toContain('Demo Facebook');
  environment.PORT = String(port);
});

test.each(['serve', 'worker'] as const)('%s is back after kill -9, at the same place', async (name) => {
  const before = launched.child(name);
  killHard(before);
  await launched.says(new RegExp(`${name} ended \\(SIGKILL\\); starting it again`));
  await launched.says(new RegExp(`${name} is back\\.`));
  expect(launched.child(name)).not.toBe(before);
  expect(await homeAnswers()).toBe(true);
  await newsArrives(`kettle-outlives-${name}`);
});

test('PostgreSQL is back after kill -9, and news still arrives', async () => {
  const before = postgresOf(dataDir);
  killHard(before);
  await launched.says(/PostgreSQL \(process \d+\) ended; starting it again/);
  await until('another PostgreSQL', () => postgresOf(dataDir) !== before && isAlive(postgresOf(dataDir)));
  await until('a fresh home page', homeAnswers);
  await newsArrives('kettle-outlives-its-database');
});

test('PostgreSQL told to stop by SIGTERM does not wait for our own sessions for ever: it is back, and news arrives', async () => {
  const before = postgresOf(dataDir);
  process.kill(before ?? 0, 'SIGTERM');
  await until('another PostgreSQL', () => postgresOf(dataDir) !== before && isAlive(postgresOf(dataDir)), 20_000);
  await until('a fresh home page', homeAnswers);
  await newsArrives('kettle-outlives-a-polite-stop');
});

test('a second launcher on the same DATA_DIR says so and leaves the first alone', async () => {
  const second = launch(dataDir, { ...environment, PORT: String(await freePort()) });
  expect(await second.ended).toMatchObject({ code: 1 });
  expect(second.said()).toMatch(
    /runs already on .* \(process \d+\)\. Stop it first, set another DATA_DIR, or add a node/,
  );
  expect(second.said()).not.toMatch(/^ +at /m);
  expect(await homeAnswers()).toBe(true);
});

test('after kill -9 of the launcher its children end, and the next one uses the PostgreSQL that still runs', async () => {
  const children = [launched.child('serve'), launched.child('worker')];
  const postgres = postgresOf(dataDir);
  launched.signal('SIGKILL');
  await until('the children to end', () => !children.some(isAlive));
  expect(isAlive(postgres)).toBe(true);
  launched = launch(dataDir, environment);
  await allReady();
  console.info(`second start, PostgreSQL still there: ${secondsSince(launched.startedAt)} s`);
  expect(launched.said()).toContain(`PostgreSQL was still running (process ${postgres}); using it.`);
  expect(portSaid()).toBe(port);
  expect(await homeAnswers()).toBe(true);
});

test('after a power cut the next start clears what is stale, and nothing is lost', async () => {
  await newsArrives('kettle-before-the-power-cut');
  const postgres = postgresOf(dataDir);
  const children = [launched.child('serve'), launched.child('worker')];
  killHard(launched.pid, ...children, postgres);
  await until('all to end', () => ![launched.pid, ...children, postgres].some(isAlive));
  launched = launch(dataDir, environment);
  await allReady();
  console.info(`start after a power cut: ${secondsSince(launched.startedAt)} s`);
  expect((await getFrom(port, 'news.localhost', '/')).text).toContain('kettle before the power cut');
});

test('Ctrl-C ends all of them within ten seconds and leaves no process; the next start has everything', async () => {
  const stopped = Date.now();
  launched.signal('SIGINT');
  expect(await launched.ended).toEqual({ code: 0, signal: null });
  expect(Date.now() - stopped).toBeLessThan(10_000);
  await until('no process', () => processesOf(dataDir).length === 0, 2_000);
  for (const left of ['launcher.pid', 'database-url']) expect(existsSync(join(dataDir, left))).toBe(false);
  console.info(`stopping: ${secondsSince(stopped)} s`);
  // With an app at Facebook there is nothing to stand in for.
  const app = { FACEBOOK_CLIENT_ID: '104512345678901', FACEBOOK_CLIENT_SECRET: 'a secret of the app' };
  launched = launch(dataDir, { ...environment, ...app });
  await allReady();
  const tookMs = Date.now() - launched.startedAt;
  expect(launched.child('facebook')).toBeUndefined();
  console.info(`second start: ${(tookMs / 1_000).toFixed(1)} s`);
  expect(tookMs).toBeLessThan(10_000);
  launched.signal('SIGINT');
  expect(await launched.ended).toEqual({ code: 0, signal: null });
});
