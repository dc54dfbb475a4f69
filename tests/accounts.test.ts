/** Accounts on the hub: registered, confirmed, logged in, forgotten. */
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
    expect((await elsewhere.post(hub, link, { password: testPassword })).location?.path).toBe('/account');
    expect(await membersNamed('Aki')).toBe(1);
  });

  test('in another browser leads to the site that waits by one press more, which its own browser need not make', async () => {
    await forgetTries();
    const desktop = readerClient(port);
    const login = await desktop.follow(await desktop.get(site, '/auth/start?to=/category/sea'));
    const r = new URL(`http://${login.at}`).searchParams.get('r') ?? '';
    await desktop.post(hub, '/register', wanted({ email: 'two@readers.example', name: 'Two Screens', r }));
    const phone = readerClient(port);
    const welcome = await phone.post(hub, await linkTo(db, 'two@readers.example'), { password: testPassword, js: '1' });
    expect(welcome.text).toContain('Welcome, Two Screens');
    const [, start = ''] = /href="http:\/\/harbour\.localhost(\/auth\/start[^"]+)"/.exec(welcome.text) ?? [];
    expect((await phone.follow(await phone.get(site, start))).text).toContain('Continue as Two Screens?');
    const again =
      new URL(`http://${(await phone.follow(await phone.get(site, start))).at}`).searchParams.get('r') ?? '';
    const back = await phone.follow(await phone.post(hub, '/authorize', { r: again, js: '1' }));
    expect(back.at).toBe(`${site}/category/sea`);
    expect(await loggedIn(phone)).toBe('Two Screens');
    expect(await loggedIn(desktop)).toBeNull();
  });

  test('says which house rules were agreed to, and keeps it', async () => {
    const { rulesVersion } = await import('../src/features/members/rules-version.ts');
    const form = await readerClient(port).get(hub, '/register');
    expect(form.text).toContain(`house rules (${rulesVersion})`);
    const kept = await db.selectFrom('audit').select('detail').where('action', '=', 'member.register').execute();
    expect(kept.length).toBeGreaterThan(0);
    for (const { detail } of kept) expect(detail).toMatchObject({ rules: rulesVersion });
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
    for (const name of ['Harb0ur', 'Harbour staff', 'Gull Wire', 'Two Banks Press'])
      expect((await reader.post(hub, '/register', wanted({ email: 'b@readers.example', name }))).text).toContain(
        'kept for the house',
      );
    expect(await mailsTo(db, 'b@readers.example')).toEqual([]);
  });

  test('a name is kept as it was typed where only its address is another’s, and numbered where it was taken since', async () => {
    await forgetTries();
    await addMember(db, 'Namesake');
    const rowOf = async (email: string) => {
      const reader = readerClient(port);
      await reader.post(hub, await linkTo(db, email), { password: testPassword });
      return db.selectFrom('member').select(['name', 'slug']).where('email_key', '=', email).executeTakeFirst();
    };
    const emails = ['kanji@readers.example', 'first@readers.example', 'second@readers.example'] as const;
    for (const [email, name] of [
      [emails[0], 'Namesake 田辺'],
      [emails[1], 'Waiting Alike'],
      [emails[2], 'Waiting Alike'],
    ] as const)
      await readerClient(port).post(hub, '/register', wanted({ email, name }));
    expect(await rowOf(emails[0])).toEqual({ name: 'Namesake 田辺', slug: 'namesake-2' });
    expect(await rowOf(emails[1])).toEqual({ name: 'Waiting Alike', slug: 'waiting-alike' });
    expect(await rowOf(emails[2])).toEqual({ name: 'Waiting Alike 2', slug: 'waiting-alike-2' });
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

describe('a forgotten password', () => {
  test('is set anew by the link, once, and ends every log-in there was', async () => {
    await forgetTries();
    const { email } = await addMember(db, 'Forgetful');
    const reader = readerClient(port);
    await reader.follow(await reader.get(site, '/auth/start'));
    await reader.post(hub, '/login', { email, password: testPassword });
    expect((await reader.get(hub, '/login')).location?.path).toBe('/account');
    const waiting = await reader.follow(await reader.get('ridge.localhost', '/auth/start?to=/category/town'));
    const r = new URL(`http://${waiting.at}`).searchParams.get('r') ?? '';
    await reader.post(hub, '/forgot', { email, r });
    const link = await linkTo(db, email);
    expect((await reader.get(hub, link)).text).toContain('A new password for Forgetful');
    expect((await reader.post(hub, link, { password: 'short' })).text).toContain('at least 15 characters');
    const set = await reader.post(hub, link, { password: 'quite another sentence' });
    expect(set.text).toContain('every older log-in has ended');
    expect((await reader.get(hub, '/login')).status).toBe(200);
    expect((await reader.post(hub, link, { password: 'a third one, too long' })).status).toBe(410);
    expect((await reader.post(hub, '/login', { email, password: testPassword })).status).toBe(403);
    // The site that waits goes on waiting.
    const [, carried = ''] = /\/login\?r=([\w-]{43})/.exec(set.text) ?? [];
    const form = { email, password: 'quite another sentence', r: carried, js: '1' };
    expect((await reader.follow(await reader.post(hub, '/login', form))).at).toBe('ridge.localhost/category/town');
  });

  test('is kept by today’s parameters: a hash from weaker days is made anew at the next log-in', async () => {
    const { hash, parseOptions } = await import('@node-rs/argon2');
    const { dummyHash, parameters } = await import('../src/features/members/passwords.ts');
    await forgetTries();
    const { id, email } = await addMember(db, 'Old Hash');
    const stored = async (): Promise<string> =>
      (await db.selectFrom('member').select('password_hash').where('id', '=', id).executeTakeFirstOrThrow())
        .password_hash ?? '';
    const weak = await hash(testPassword, { memoryCost: 4_096, timeCost: 1, parallelism: 1 });
    await db.updateTable('member').set({ password_hash: weak }).where('id', '=', id).execute();
    await readerClient(port).post(hub, '/login', { email, password: 'not the password at all' });
    expect(await stored()).toBe(weak);
    expect((await readerClient(port).post(hub, '/login', { email, password: testPassword })).status).toBe(303);
    const renewed = await stored();
    expect(parseOptions(renewed)).toMatchObject(parameters);
    expect(parseOptions(dummyHash)).toMatchObject(parameters);
    expect((await readerClient(port).post(hub, '/login', { email, password: testPassword })).status).toBe(303);
    expect(await stored()).toBe(renewed);
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
