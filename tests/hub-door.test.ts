/** At the hub's door: what a stranger learns of an address (nothing), and how whoever tries often is slowed down. */
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { KnownError } from '../src/platform/http/errors.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { addMember, testPassword } from './support/members.ts';
import { mailsTo } from './support/queued-mails.ts';
import { readerClient } from './support/reader-client.ts';
import { servingNode } from './support/serving-node.ts';
import { testDesk } from './support/test-desk.ts';

const { url: databaseUrl } = await testDatabase();
const dataDir = testDataDir();
const { db } = await testDesk({ databaseUrl, dataDir });
const { port } = await servingNode({ databaseUrl, dataDir });
const hub = 'account.localhost';
const site = 'harbour.localhost';

const forgetTries = (): Promise<unknown> => sql`delete from throttle`.execute(db);

const wanted = (changed: Record<string, string> = {}): Record<string, string> => ({
  email: 'mio@readers.example',
  name: 'Mio Tanabe',
  password: testPassword,
  'of-age': '1',
  ...changed,
});

describe('what a stranger learns of an address', () => {
  test('nothing: the same answer, the same status, at register, at log-in and at forgot', async () => {
    await addMember(db, 'Known Reader');
    const known = 'known-reader@readers.example';
    const answers = async (email: string): Promise<string[]> => {
      await forgetTries();
      const stranger = readerClient(port);
      const replies = [
        await stranger.post(hub, '/register', wanted({ email, name: 'Some Stranger' })),
        await stranger.post(hub, '/login', { email, password: 'a guess that is wrong' }),
        await stranger.post(hub, '/forgot', { email }),
      ];
      return replies.map(({ status, text }) => `${status} ${text.replaceAll(email, 'ADDRESS')}`);
    };
    expect(await answers(known)).toEqual(await answers('unknown-reader@readers.example'));
    expect((await mailsTo(db, known)).map((mail) => mail.subject)).toEqual([
      'You have an account with Harbour already',
      'A new password for Harbour',
    ]);
    expect((await mailsTo(db, 'unknown-reader@readers.example')).map((mail) => mail.subject)).toEqual([
      'Confirm your registration with Harbour',
      'There is no account with this address at Harbour',
    ]);
  });

  test('not even by the time that an answer takes: 200 tries each, in turns', { timeout: 180_000 }, async () => {
    const pages = {
      '/login': (email: string) => ({ email, password: 'a guess that is wrong' }),
      '/register': (email: string) => wanted({ email, name: 'Some Stranger' }),
      '/forgot': (email: string) => ({ email }),
    };
    const apart: Record<string, number> = {};
    for (const [path, form] of Object.entries(pages)) {
      const times = { known: [] as number[], unknown: [] as number[] };
      for (let tries = 0; tries < 200; tries += 1) {
        for (const kind of tries % 2 === 0 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)) {
          await forgetTries();
          const stranger = readerClient(port);
          const email = kind === 'known' ? 'known-reader@readers.example' : `nobody-${tries}@readers.example`;
          const started = performance.now();
          await stranger.post(hub, path, form(email));
          times[kind].push(performance.now() - started);
        }
      }
      apart[path] = Math.abs(median(times.known) - median(times.unknown));
      // A hash is what takes the time in both.
      if (path !== '/forgot') expect(median(times.unknown)).toBeGreaterThan(5);
    }
    expect(Object.entries(apart).filter(([, ms]) => ms > 5)).toEqual([]);
  });

  test('of their own mailbox they fill no more than a little, and no answer tells', async () => {
    const email = 'bombed@readers.example';
    const bomb = async (path: string, form: Record<string, string>): Promise<string[]> => {
      const texts: string[] = [];
      for (let tries = 0; tries < 9; tries += 1) {
        // From ever other networks: only what the address itself has had counts.
        await sql`delete from throttle where key not like 'mail %'`.execute(db);
        texts.push((await readerClient(port).post(hub, path, form)).text);
      }
      return texts;
    };
    await forgetTries();
    const registered = await bomb('/register', wanted({ email, name: 'Bombed' }));
    const forgotten = await bomb('/forgot', { email });
    expect((await mailsTo(db, email)).length).toBe(5);
    expect([new Set(registered).size, new Set(forgotten).size]).toEqual([1, 1]);
  });
});

const median = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;

describe('whoever tries often', () => {
  test('is slowed down, and the right password works again after the wait', async () => {
    await forgetTries();
    const { email } = await addMember(db, 'Throttled');
    const reader = readerClient(port);
    const statuses: number[] = [];
    for (let tries = 0; tries < 12; tries += 1)
      statuses.push((await reader.post(hub, '/login', { email, password: `guess number ${tries}` })).status);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(2);
    const slowed = await reader.post(hub, '/login', { email, password: testPassword });
    expect(slowed.text).toMatch(/In \d+ s it can be tried again/);
    expect(Number(slowed.headers['retry-after'])).toBeGreaterThan(0);
    expect(slowed.text).toContain(`value="${email}"`);
    await sql`update throttle set at = at - interval '20 seconds'`.execute(db);
    expect((await reader.post(hub, '/login', { email, password: testPassword })).status).toBe(303);
  });

  test('does not shut out whoever comes from elsewhere', async () => {
    const { throttle } = await import('../src/features/members/throttle.ts');
    await forgetTries();
    const attack = async (network: string): Promise<boolean> =>
      throttle(db, 'log-in', network, 'victim@readers.example').then(
        () => true,
        () => false,
      );
    await Promise.all(Array.from({ length: 60 }, (_, tries) => attack(`192.0.${tries % 4}.0/24`)));
    expect(await attack('198.51.100.0/24')).toBe(true);
  });

  test('of many addresses from one network is slowed down, too, and another network is not', async () => {
    const { throttle } = await import('../src/features/members/throttle.ts');
    await forgetTries();
    const tryFrom = (network: string, at: number): Promise<string> =>
      throttle(db, 'log-in', network, `reader-${at}@readers.example`).then(
        () => 'let in',
        (error: unknown) => (error instanceof KnownError ? error.code : 'failed'),
      );
    const answers: string[] = [];
    for (let at = 0; at < 60; at += 1) answers.push(await tryFrom('192.0.2.0/24', at));
    expect(answers.slice(0, 40)).toEqual(Array.from({ length: 40 }, () => 'let in'));
    expect(answers.slice(45)).toEqual(Array.from({ length: 15 }, () => 'too-many-tries'));
    expect(await tryFrom('198.51.100.0/24', 1)).toBe('let in');
  });

  test('a crowd at the door gets 503 and no queue without end', async () => {
    const { createPasswords } = await import('../src/features/members/passwords.ts');
    const passwords = createPasswords();
    const crowd = await Promise.allSettled(Array.from({ length: 60 }, () => passwords.hash(testPassword)));
    const refused = crowd.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toHaveLength(60 - 34);
    expect(refused[0]?.reason).toMatchObject({ code: 'busy', status: 503, retryAfterSeconds: 5 });
    // At the door itself: what was typed comes back, and the next day nobody is worse off for it.
    await forgetTries();
    const typed = (n: number) => wanted({ email: `crowd-${n}@readers.example`, name: `Crowd ${n}` });
    const forms = Array.from({ length: 78 }, (_, n) =>
      readerClient(port).post(hub, n % 2 === 0 ? '/register' : '/login', typed(n)),
    );
    const turned = (await Promise.all(forms)).filter(({ status }) => status === 503);
    expect(turned.length).toBeGreaterThan(0);
    for (const { text, headers } of turned) {
      expect(headers['retry-after']).toBe('5');
      expect(text).toMatch(/value="crowd-\d+@readers.example"/);
    }
  });
});

test('a form of another site is refused and changes nothing', async () => {
  await forgetTries();
  const { email } = await addMember(db, 'Careful');
  for (const headers of [
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': '', origin: 'http://evil.example' },
  ]) {
    const reader = readerClient(port);
    const reply = await reader.post(hub, '/login', { email, password: testPassword }, headers);
    expect(reply.status).toBe(403);
    expect(reader.cookies.get(hub)).toBeUndefined();
  }
});

test('a field that comes twice, or far too much, is refused', async () => {
  await forgetTries();
  const reader = readerClient(port);
  const before = await db.selectFrom('mail_token').select('hash').execute();
  const twice = `email=a%40readers.example&email=b%40readers.example`;
  for (const path of ['/forgot', '/login', '/register']) expect((await reader.post(hub, path, twice)).status).toBe(400);
  expect((await reader.get(site, '/auth/start?to=/&to=//evil.example')).status).toBe(400);
  for (const address of ['a@readers.example', 'b@readers.example']) expect(await mailsTo(db, address)).toEqual([]);
  expect(await db.selectFrom('mail_token').select('hash').execute()).toHaveLength(before.length);
  // An array, as some parsers would have it, is a field of another name.
  expect((await reader.post(hub, '/forgot', 'email[]=a%40readers.example&email[]=b%40readers.example')).status).toBe(
    400,
  );
  expect((await reader.post(hub, '/forgot', 'email[]=a%40readers.example')).status).toBe(200);
  expect(await mailsTo(db, 'a@readers.example')).toEqual([]);
  expect((await reader.post(hub, '/forgot', `email=${'x'.repeat(200_000)}`)).status).toBe(413);
  expect((await reader.post(hub, '/forgot', 'a=1&'.repeat(300))).status).toBe(413);
});
