/** From the hub to the sites: one log-in for all, a session of its own on each, and no way in for anyone else. */
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
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
});

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

  test('that is late opens nothing', async () => {
    const reader = readerClient(port);
    const path = await callbackFor(reader, harbour);
    await sql`update handoff set expires_at = now() - interval '1 second' where used_at is null`.execute(db);
    expect((await reader.get(harbour, path)).status).toBe(403);
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
