/** From the hub to the sites: one log-in for all, a session of its own on each, and no way in for anyone else. */
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { secretHash } from '../src/features/members/session-cookie.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { addMember, testPassword } from './support/members.ts';
import { readerClient } from './support/reader-client.ts';
import type { ReaderClient } from './support/reader-client.ts';
import { servingNode } from './support/serving-node.ts';
import { testDesk } from './support/test-desk.ts';

const { url: databaseUrl } = await testDatabase();
const dataDir = testDataDir();
const { db } = await testDesk({ databaseUrl, dataDir });
const { port } = await servingNode({ databaseUrl, dataDir });
const [hub, harbour, ridge] = ['account.localhost', 'harbour.localhost', 'ridge.localhost'] as const;
const mio = await addMember(db, 'Mio');
await addMember(db, 'Mallory');

const nameOn = async (reader: ReaderClient, host: string): Promise<string | null> => {
  const { member } = JSON.parse((await reader.get(host, '/me')).text) as { member: { name: string } | null };
  return member?.name ?? null;
};

/** As far as the hub's page, which carries the request on. */
async function sentToHub(reader: ReaderClient, site: string, to = '/'): Promise<string> {
  const page = await reader.follow(await reader.get(site, `/auth/start?to=${encodeURIComponent(to)}`));
  return new URL(`http://${page.at}`).searchParams.get('r') ?? '';
}

/** The address that the hub sends the browser to after the log-in, not yet opened. */
async function callbackFor(reader: ReaderClient, site: string, email = mio.email): Promise<string> {
  await sql`delete from throttle`.execute(db);
  const r = await sentToHub(reader, site);
  const reply = await reader.post(hub, '/login', { email, password: testPassword, r, js: '1' });
  expect(reply.location?.host).toBe(site);
  return reply.location?.path ?? '';
}

async function logInOn(reader: ReaderClient, site: string, email = mio.email): Promise<void> {
  expect((await reader.get(site, await callbackFor(reader, site, email))).status).toBe(303);
}

describe('a member', () => {
  test('logs in once, and on the next site presses once', async () => {
    const reader = readerClient(port);
    await logInOn(reader, harbour);
    expect([await nameOn(reader, harbour), await nameOn(reader, ridge)]).toEqual(['Mio', null]);
    const r = await sentToHub(reader, ridge, '/category/town?page=2#more');
    const asked = await reader.get(hub, `/authorize?r=${r}`);
    expect(asked.text).toContain('Continue as Mio?');
    expect(await nameOn(reader, ridge)).toBeNull();
    const back = await reader.post(hub, '/authorize', { r, js: '1' });
    const there = await reader.get(ridge, back.location?.path ?? '');
    expect(there.location).toEqual({ host: ridge, path: '/category/town?page=2#more' });
    expect(await nameOn(reader, ridge)).toBe('Mio');
  });

  test('is not sent on the way by a browser that only fetches ahead', async () => {
    const waiting = async (): Promise<unknown> => (await sql`select count(*) from auth_request`.execute(db)).rows;
    const before = await waiting();
    const reader = readerClient(port);
    for (const headers of [{ 'sec-purpose': 'prefetch;prerender' }, { purpose: 'prefetch' }])
      expect((await reader.get(harbour, '/auth/start?to=/', headers)).status).toBe(503);
    expect((await reader.ask('HEAD', harbour, '/auth/start?to=/')).status).toBe(503);
    expect([await waiting(), reader.cookies.get(harbour)]).toEqual([before, undefined]);
    expect(await sentToHub(reader, harbour)).toMatch(/^[\w-]{43}$/);
  });

  test('logs out of one site and stays on the other; out everywhere ends all', async () => {
    const reader = readerClient(port);
    await logInOn(reader, harbour);
    const r = await sentToHub(reader, ridge);
    await reader.follow(await reader.post(hub, '/authorize', { r, js: '1' }));
    await reader.post(ridge, '/logout');
    expect([await nameOn(reader, harbour), await nameOn(reader, ridge)]).toEqual(['Mio', null]);
    const again = await sentToHub(reader, ridge);
    await reader.follow(await reader.post(hub, '/authorize', { r: again, js: '1' }));
    await reader.post(ridge, '/logout', { everywhere: '1' });
    expect([await nameOn(reader, harbour), await nameOn(reader, ridge)]).toEqual([null, null]);
    expect((await reader.get(hub, '/')).location?.path).toBe('/login');
  });

  test('whose browser has no script gets pages that need none, and one with script does not', async () => {
    const [without, withScript] = [readerClient(port), readerClient(port)];
    const r = await sentToHub(without, harbour);
    const reply = await without.post(hub, '/login', { email: mio.email, password: testPassword, r });
    await without.get(harbour, reply.location?.path ?? '');
    expect(without.cookies.get(harbour)?.get('__Host-plain')).toBe('1');
    await logInOn(withScript, harbour);
    expect(withScript.cookies.get(harbour)?.has('__Host-plain')).toBe(false);
  });

  test('has a new session value at every log-in, and none that was planted', async () => {
    const reader = readerClient(port);
    const planted = 'A'.repeat(43);
    reader.cookies.set(harbour, new Map([['__Host-s', planted]]));
    reader.cookies.set(hub, new Map([['__Host-s', planted]]));
    await logInOn(reader, harbour);
    const first = reader.cookies.get(harbour)?.get('__Host-s');
    expect(first).not.toBe(planted);
    expect(reader.cookies.get(hub)?.get('__Host-s')).not.toBe(planted);
    await reader.post(harbour, '/logout', { everywhere: '1' });
    await logInOn(reader, harbour);
    expect(reader.cookies.get(harbour)?.get('__Host-s')).not.toBe(first);
  });

  test('logs in in two tabs at once, and each comes back to its own place', async () => {
    await sql`delete from throttle`.execute(db);
    const reader = readerClient(port);
    const [sea, town] = [
      await sentToHub(reader, harbour, '/category/sea'),
      await sentToHub(reader, harbour, '/category/town'),
    ];
    const login = await reader.post(hub, '/login', { email: mio.email, password: testPassword, r: sea, js: '1' });
    const again = await reader.post(hub, '/authorize', { r: town, js: '1' });
    expect((await reader.get(harbour, login.location?.path ?? '')).location?.path).toBe('/category/sea');
    expect((await reader.get(harbour, again.location?.path ?? '')).location?.path).toBe('/category/town');
    // The browser has one session there, the newer, and nothing under way any more.
    const own = await db.selectFrom('session').select('hash').where('parent', '=', hashOf(reader, hub)).execute();
    expect(own.map(({ hash }) => hash)).toEqual([hashOf(reader, harbour)]);
    expect(reader.cookies.get(harbour)?.has('__Host-tx')).toBe(false);
  });

  test('who logs in anew, or as somebody else, leaves no session behind in this browser', async () => {
    const reader = readerClient(port);
    await logInOn(reader, harbour);
    const before = { hub: hashOf(reader, hub), site: hashOf(reader, harbour) };
    await logInOn(reader, ridge, 'mallory@readers.example');
    expect(await nameOn(reader, ridge)).toBe('Mallory');
    for (const hash of Object.values(before))
      expect(await db.selectFrom('session').select('hash').where('hash', '=', hash).execute()).toEqual([]);
    expect(await nameOn(reader, harbour)).toBeNull();
  });

  test('who reads Japanese is logged in on Japanese pages, and told in Japanese what went wrong', async () => {
    const reader = readerClient(port);
    const start = await reader.get(harbour, '/ja/auth/start');
    expect(start.location?.path).toMatch(/^\/ja\/authorize\?r=/);
    const login = await reader.follow(start);
    expect(login.text).toContain('Harbourにログイン');
    const r = new URL(`http://${login.at}`).searchParams.get('r') ?? '';
    expect(
      (await reader.post(hub, '/ja/login', { email: mio.email, password: 'wrong one, this is', r })).text,
    ).toContain('パスワードが違います');
    const back = await reader.post(hub, '/ja/login', { email: mio.email, password: testPassword, r, js: '1' });
    expect((await reader.get(harbour, back.location?.path ?? '')).location?.path).toBe('/ja/');
    expect((await readerClient(port).get(hub, '/ja/account')).location?.path).toBe('/ja/login');
    const foreign = await reader.post(hub, '/ja/login', {}, { 'sec-fetch-site': 'cross-site' });
    expect(foreign).toMatchObject({ status: 403 });
    expect(foreign.text).toContain('受け付けませんでした');
  });

  test('gets the same kept pages as everyone, and no cookie with them', async () => {
    const reader = readerClient(port);
    await logInOn(reader, harbour);
    for (const path of ['/', '/category/sea', '/home.lite', '/nothing/here']) {
      const [own, others] = [await reader.get(harbour, path), await readerClient(port).get(harbour, path)];
      expect(own.headers['set-cookie']).toBeUndefined();
      expect(own.headers['etag']).toBe(others.headers['etag']);
      expect(own.text).toBe(others.text);
      expect(own.text).not.toContain('Mio');
    }
  });
});

const hashOf = (reader: ReaderClient, host: string): Buffer =>
  secretHash(reader.cookies.get(host)?.get('__Host-s')) ?? Buffer.alloc(32);

describe('a code', () => {
  test('opens once', async () => {
    const reader = readerClient(port);
    const path = await callbackFor(reader, harbour);
    const held = new Map(reader.cookies.get(harbour));
    expect((await reader.get(harbour, path)).status).toBe(303);
    reader.cookies.set(harbour, held);
    expect((await reader.get(harbour, path)).status).toBe(403);
  });

  test('that was stolen opens nothing in another browser, and nothing for the thief’s own request', async () => {
    const [reader, thief] = [readerClient(port), readerClient(port)];
    const path = await callbackFor(reader, harbour);
    expect((await thief.get(harbour, path)).status).toBe(403);
    await sentToHub(thief, harbour);
    const [state] = (thief.cookies.get(harbour)?.get('__Host-tx') ?? '').split('.');
    const code = new URLSearchParams(path.split('?')[1]).get('code') ?? '';
    expect((await thief.get(harbour, `/auth/callback?code=${code}&state=${state}`)).status).toBe(403);
    expect(await nameOn(thief, harbour)).toBeNull();
  });

  test('opens for sixty seconds, and not in the sixty-first', async () => {
    for (const [seconds, status] of [
      [58, 303],
      [61, 403],
    ] as const) {
      const reader = readerClient(port);
      const path = await callbackFor(reader, harbour);
      await sql`update handoff set expires_at = expires_at - make_interval(secs => ${seconds}) where used_at is null`.execute(
        db,
      );
      expect((await reader.get(harbour, path)).status).toBe(status);
    }
  });

  test('that failed is answered with the way to log in, which does not lead back to it', async () => {
    const reader = readerClient(port);
    const failed = await reader.get(harbour, `/auth/callback?code=${'A'.repeat(43)}&state=${'B'.repeat(43)}`);
    expect(failed.text).toContain('href="/auth/start?to=/"');
    const from = { referer: `http://${harbour}/auth/callback?code=x` };
    const r = new URL(
      `http://${(await reader.follow(await reader.get(harbour, '/auth/start', from))).at}`,
    ).searchParams.get('r');
    const asked = await db
      .selectFrom('auth_request')
      .select('return_to')
      .where('hash', '=', secretHash(r) ?? Buffer.alloc(0))
      .executeTakeFirstOrThrow();
    expect(asked.return_to).toBe('/');
  });

  test('of another site opens nothing', async () => {
    const reader = readerClient(port);
    const path = await callbackFor(reader, harbour);
    reader.cookies.set(ridge, new Map(reader.cookies.get(harbour)));
    expect((await reader.get(ridge, path)).status).toBe(403);
  });

  test('is worth nothing once its hub session has ended', async () => {
    const reader = readerClient(port);
    const path = await callbackFor(reader, harbour);
    await reader.post(hub, '/logout');
    expect((await reader.get(harbour, path)).status).toBe(403);
  });
});

describe('nobody is logged in by somebody else', () => {
  test('a callback that this browser has not asked for is refused (log-in CSRF)', async () => {
    const [mallory, victim] = [readerClient(port), readerClient(port)];
    const path = await callbackFor(mallory, harbour, 'mallory@readers.example');
    expect((await victim.get(harbour, path)).status).toBe(403);
    await sentToHub(victim, harbour);
    expect((await victim.get(harbour, path)).status).toBe(403);
    expect(await nameOn(victim, harbour)).toBeNull();
  });

  test('a session’s cookie of one host opens nothing on another', async () => {
    const reader = readerClient(port);
    await logInOn(reader, harbour);
    const own = reader.cookies.get(harbour)?.get('__Host-s') ?? '';
    for (const host of [ridge, hub]) {
      const other = readerClient(port);
      other.cookies.set(host, new Map([['__Host-s', own]]));
      if (host === ridge) expect(await nameOn(other, ridge)).toBeNull();
      else expect((await other.get(hub, '/')).location?.path).toBe('/login');
    }
  });
});

test.each([
  '//evil.example/',
  '/\\evil.example',
  'https://evil.example/',
  'javascript:alert(1)',
  '/%0d%0aSet-Cookie:x=1',
])('the way back never leads to another origin: %s', async (to) => {
  const reader = readerClient(port);
  await sql`delete from throttle`.execute(db);
  const page = await reader.follow(await reader.get(harbour, `/auth/start?to=${encodeURIComponent(to)}`));
  const r = new URL(`http://${page.at}`).searchParams.get('r') ?? '';
  const reply = await reader.post(hub, '/login', { email: mio.email, password: testPassword, r, js: '1' });
  const back = await reader.get(harbour, reply.location?.path ?? '');
  expect(back.location?.host).toBe(harbour);
  expect(back.headers.location).toMatch(/^\/(?![/\\])/);
});
