/** Accounts on the hub: registered, confirmed, logged in, forgotten, slowed down; and what a stranger learns: nothing. */
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { addMember, testPassword } from './support/members.ts';
import { linkTo, mailsTo } from './support/queued-mails.ts';
import { readerClient } from './support/reader-client.ts';
import type { ReaderClient } from './support/reader-client.ts';
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

const membersNamed = async (name: string): Promise<number> =>
  (await db.selectFrom('member').select('id').where('name', '=', name).execute()).length;

async function loggedIn(reader: ReaderClient, host = site): Promise<string | null> {
  const { member } = JSON.parse((await reader.get(host, '/me')).text) as { member: { name: string } | null };
  return member?.name ?? null;
}

describe('registering', () => {
  test('makes a member when the mail is answered, logs in, and leads back to where the reader was', async () => {
    const reader = readerClient(port);
    const start = await reader.get(site, '/auth/start?to=/category/sea');
    const login = await reader.follow(start);
    expect(login.at).toMatch(/^account\.localhost\/login\?r=/);
    const r = new URL(`http://${login.at}`).searchParams.get('r') ?? '';
    expect(login.text).toContain('Log in to Harbour');
    const sent = await reader.post(hub, '/register', wanted({ r }));
    expect(sent.text).toContain('Look into your mailbox');
    expect(await membersNamed('Mio Tanabe')).toBe(0);
    const [mail] = await mailsTo(db, 'mio@readers.example');
    expect(mail).toMatchObject({ subject: 'Confirm your registration with Harbour', from: { name: 'Harbour' } });
    const link = await linkTo(db, 'mio@readers.example');
    const shown = await reader.get(hub, link);
    expect(shown.text).toContain('One press, Mio Tanabe, and you are in');
    expect(shown.text).not.toContain('type="password"');
    expect(await membersNamed('Mio Tanabe')).toBe(0);
    const back = await reader.follow(await reader.post(hub, link, { js: '1' }));
    expect(back).toMatchObject({ at: `${site}/category/sea`, status: 200 });
    expect(await membersNamed('Mio Tanabe')).toBe(1);
    expect(await loggedIn(reader)).toBe('Mio Tanabe');
    // Once.
    expect((await reader.post(hub, link, {})).status).toBe(410);
    expect((await reader.get(hub, link)).status).toBe(410);
  });

  test('in another browser asks for the password that was chosen', async () => {
    await readerClient(port).post(hub, '/register', wanted({ email: 'aki@readers.example', name: 'Aki' }));
    const link = await linkTo(db, 'aki@readers.example');
    const elsewhere = readerClient(port);
    expect((await elsewhere.get(hub, link)).text).toContain('type="password"');
    const wrong = await elsewhere.post(hub, link, { password: 'not the one that was chosen' });
    expect(wrong.status).toBe(403);
    expect(await membersNamed('Aki')).toBe(0);
    expect((await elsewhere.post(hub, link, { password: testPassword })).status).toBe(303);
    expect(await membersNamed('Aki')).toBe(1);
  });

  test('what is wrong comes back with what was typed, never the password, and makes no mail', async () => {
    const reader = readerClient(port);
    const typed = { email: 'no address', name: '<i>Mio</i>', password: 'short', 'of-age': '' };
    const reply = await reader.post(hub, '/register', wanted(typed));
    expect(reply.status).toBe(422);
    for (const words of ['not an email address', 'letters, digits', 'at least 15 characters', '16 or older'])
      expect(reply.text).toContain(words);
    expect(reply.text).toContain('value="no address"');
    expect(reply.text).toContain('value="&lt;i>Mio');
    expect(reply.text).not.toContain('short"');
    const taken = await reader.post(hub, '/register', wanted({ email: 'b@readers.example', name: 'Мiо Таnаbе' }));
    expect(taken.text).toContain('or one that looks like it');
    const house = await reader.post(hub, '/register', wanted({ email: 'b@readers.example', name: 'Harb0ur' }));
    expect(house.text).toContain('kept for the house');
    expect(await mailsTo(db, 'b@readers.example')).toEqual([]);
  });

  test('two who register one address: the first to answer has it, the other link is over', async () => {
    await forgetTries();
    const [mallory, owner] = [readerClient(port), readerClient(port)];
    const email = 'owner@readers.example';
    await mallory.post(hub, '/register', wanted({ email, name: 'Mallory', password: 'i will be in before you are' }));
    const planted = await linkTo(db, email);
    await owner.post(hub, '/register', wanted({ email, name: 'Ownerly' }));
    const own = await linkTo(db, email);
    expect((await owner.post(hub, own, {})).status).toBe(303);
    expect((await owner.post(hub, planted, { password: testPassword })).status).toBe(410);
    expect((await mallory.post(hub, planted, {})).status).toBe(410);
    expect(await membersNamed('Mallory')).toBe(0);
  });
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

  test('not even by the time that an answer takes', async () => {
    const { logIn } = await import('../src/features/members/log-in.ts');
    const { createPasswords } = await import('../src/features/members/passwords.ts');
    const passwords = createPasswords();
    const timeOf = async (email: string): Promise<number> => {
      const times: number[] = [];
      for (let tries = 0; tries < 40; tries += 1) {
        if (tries % 5 === 0) await forgetTries();
        const started = performance.now();
        await logIn(
          db,
          passwords,
          { email, password: 'wrong guess', local: true },
          { userAgent: '', network: `n${tries}` },
        ).catch(() => undefined);
        times.push(performance.now() - started);
      }
      return times.toSorted((a, b) => a - b)[20] ?? 0;
    };
    const [known, unknown] = [await timeOf('known-reader@readers.example'), await timeOf('nobody@readers.example')];
    expect(Math.abs(known - unknown)).toBeLessThan(Math.max(5, 0.2 * known));
    // A hash is what takes the time in both.
    expect(unknown).toBeGreaterThan(5);
  }, 60_000);
});

describe('a forgotten password', () => {
  test('is set anew by the link, once, and ends every log-in there was', async () => {
    await forgetTries();
    const { email } = await addMember(db, 'Forgetful');
    const reader = readerClient(port);
    await reader.follow(await reader.get(site, '/auth/start'));
    await reader.post(hub, '/login', { email, password: testPassword });
    expect((await reader.get(hub, '/login')).location?.path).toBe('/account');
    await reader.post(hub, '/forgot', { email });
    const link = await linkTo(db, email);
    expect((await reader.get(hub, link)).text).toContain('A new password for Forgetful');
    expect((await reader.post(hub, link, { password: 'short' })).text).toContain('at least 15 characters');
    const set = await reader.post(hub, link, { password: 'quite another sentence' });
    expect(set.text).toContain('every older log-in has ended');
    expect((await reader.get(hub, '/login')).status).toBe(200);
    expect((await reader.post(hub, link, { password: 'a third one, too long' })).status).toBe(410);
    expect((await reader.post(hub, '/login', { email, password: testPassword })).status).toBe(403);
    expect((await reader.post(hub, '/login', { email, password: 'quite another sentence' })).status).toBe(303);
  });

  test('mails carry the hub’s own address, whatever a request calls itself', async () => {
    await forgetTries();
    const { email } = await addMember(db, 'Hosted');
    await readerClient(port).post(hub, '/forgot', { email }, { 'x-forwarded-host': 'evil.example' });
    const [mail] = await mailsTo(db, email);
    expect(mail?.text).toContain('http://account.localhost/reset/');
    expect(mail?.text).not.toContain('evil');
  });
});

describe('whoever tries often', () => {
  test('is slowed down, and the right password works again after the wait', async () => {
    await forgetTries();
    const { email } = await addMember(db, 'Throttled');
    const reader = readerClient(port);
    const statuses: number[] = [];
    for (let tries = 0; tries < 12; tries += 1)
      statuses.push((await reader.post(hub, '/login', { email, password: `guess number ${tries}` })).status);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(2);
    expect((await reader.post(hub, '/login', { email, password: testPassword })).text).toMatch(
      /In \d+ s it can be tried again/,
    );
    await sql`update throttle set at = at - interval '20 seconds'`.execute(db);
    expect((await reader.post(hub, '/login', { email, password: testPassword })).status).toBe(303);
  }, 30_000);

  test('does not shut out whoever comes from elsewhere', async () => {
    const { throttle } = await import('../src/features/members/throttle.ts');
    await forgetTries();
    const attack = async (network: string): Promise<boolean> =>
      throttle(db, 'log-in', network, 'victim@readers.example').then(
        () => true,
        () => false,
      );
    for (let tries = 0; tries < 60; tries += 1) await attack(`192.0.2.${tries % 4}/24`).catch(() => undefined);
    expect(await attack('198.51.100.0/24')).toBe(true);
  }, 60_000);

  test('a crowd at the door gets 503 and no queue without end', async () => {
    const { createPasswords } = await import('../src/features/members/passwords.ts');
    const passwords = createPasswords();
    const crowd = await Promise.allSettled(Array.from({ length: 60 }, () => passwords.hash(testPassword)));
    const refused = crowd.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toHaveLength(60 - 34);
    expect(String((refused[0] as PromiseRejectedResult).reason)).toContain('more to do than we can');
  }, 30_000);
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

test('a field that comes twice, or far too much, does no harm', async () => {
  await forgetTries();
  const reader = readerClient(port);
  const twice = `email=a%40readers.example&email=b%40readers.example`;
  expect((await reader.post(hub, '/forgot', twice)).status).toBe(200);
  expect(await mailsTo(db, 'b@readers.example')).toEqual([]);
  expect((await reader.post(hub, '/forgot', `email=${'x'.repeat(200_000)}`)).status).toBe(413);
  expect((await reader.post(hub, '/forgot', 'a=1&'.repeat(300))).status).toBe(413);
});
