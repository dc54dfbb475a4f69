/**
 * Accounts that others know of: what a provider says of an address links nothing, and the five ways in which an account
 * can be laid in wait for its owner come to nothing.
 */
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { testDatabase } from './support/database.ts';
import { comeByFacebook } from './support/demo-facebook.ts';
import { loggedInReader } from './support/logged-in.ts';
import { addMember, testPassword } from './support/members.ts';
import { linkTo, mailsTo } from './support/queued-mails.ts';
import { readerClient } from './support/reader-client.ts';
import type { ReaderClient } from './support/reader-client.ts';
import { admin, hub, jonas, kenji, priya, sayo, socialDesk } from './support/social-desk.ts';

const { url } = await testDatabase();
const { db, port, demo, forgetTries, come, join, nameAtHub, identitiesOf } = await socialDesk(url);

const issuer = 'http://facebook.localhost';

describe('an account that somebody has already', () => {
  test('is neither linked nor told of: the mail to its owner says what happened, and they connect it themselves', async () => {
    await forgetTries();
    await sql`delete from member_identity where subject = ${sayo}`.execute(db);
    const owner = await addMember(db, 'True Owner');
    const answers: string[] = [];
    for (const [email, name] of [
      [owner.email, 'Came Again'],
      ['nobody-yet@readers.example', 'Came Anew'],
    ] as const) {
      const reader = readerClient(port);
      await come(reader, { person: sayo, quirk: 'other-address', address: email });
      const joined = await reader.post(hub, '/connect/new', { name, email, 'of-age': '1' });
      answers.push(`${joined.status} ${joined.text.replaceAll(email, 'ADDRESS').replaceAll(name, 'NAME')}`);
      expect(await nameAtHub(reader)).toBe(name);
      expect((await reader.get(hub, '/account')).text).toContain(`A mail waits for you at ${email}`);
      if (name === 'Came Again') await sql`delete from member where name = ${name}`.execute(db);
    }
    expect(answers[0]).toBe(answers[1]);
    expect(await identitiesOf(owner.id)).toEqual([]);
    const [mail] = await mailsTo(db, owner.email);
    expect(mail?.subject).toBe('Somebody came to Harbour with Demo Facebook and your address');
    expect(mail?.text).not.toContain('/prove/');
    // The owner logs in and presses; the doorstep account of the same person goes.
    const own = readerClient(port);
    await own.post(hub, '/login', { email: owner.email, password: testPassword });
    const back = await comeByFacebook(demo, own, { person: sayo }, {}, '/account/connect/facebook');
    expect((await own.follow(back)).text).toContain('Demo Facebook is connected with your account');
    expect(await identitiesOf(owner.id)).toEqual([sayo]);
    expect(await db.selectFrom('member').select('id').where('name', '=', 'Came Anew').execute()).toEqual([]);
    const next = readerClient(port);
    await come(next, { person: sayo });
    expect(await nameAtHub(next)).toBe('True Owner');
  });

  test('is connected only by a log-in of the last quarter of an hour, or the password again', async () => {
    await forgetTries();
    const member = await addMember(db, 'Long Logged In');
    const reader = await loggedInReader(db, port, hub, member.id);
    await sql`update session set created_at = now() - interval '16 minutes' where member_id = ${member.id}`.execute(db);
    expect((await reader.get(hub, '/account')).text).toContain('name="facebook-password"');
    const refused = await reader.post(hub, '/account/connect/facebook', { 'facebook-password': 'a guess, and wrong' });
    expect(refused.status).toBe(422);
    expect(refused.headers['refresh']).toBeUndefined();
    const right = await reader.post(hub, '/account/connect/facebook', { 'facebook-password': testPassword });
    expect(right.headers['refresh']).toContain('/dialog/oauth');
  });

  test('is not connected to an identity that is somebody else’s, nor in another session than the one that pressed', async () => {
    const [first, second] = [await addMember(db, 'First Comer'), await addMember(db, 'Second Comer')];
    await sql`delete from member_identity where subject = ${admin}`.execute(db);
    const connect = (reader: ReaderClient) =>
      comeByFacebook(demo, reader, { person: admin }, {}, '/account/connect/facebook');
    await connect(await loggedInReader(db, port, hub, first.id));
    const taken = await connect(await loggedInReader(db, port, hub, second.id));
    expect(taken.location?.path).toMatch(/went=taken/);
    expect([await identitiesOf(first.id), await identitiesOf(second.id)]).toEqual([[admin], []]);
    // Pressed by one, returned to by another who has the same browser meanwhile.
    await sql`delete from member_identity where subject = ${admin}`.execute(db);
    const shared = await loggedInReader(db, port, hub, first.id);
    const dialog = await demo.dialogOf(await shared.post(hub, '/account/connect/facebook'));
    const other = await loggedInReader(db, port, hub, second.id);
    shared.cookies.get(hub)?.set('__Host-s', other.cookies.get(hub)?.get('__Host-s') ?? '');
    expect((await shared.get(hub, await demo.answer(dialog, { person: admin }))).status).toBe(403);
    expect([await identitiesOf(first.id), await identitiesOf(second.id)]).toEqual([[], []]);
  });

  test('loses one way in at a time, and only by a log-in of the last quarter of an hour or the password', async () => {
    await forgetTries();
    await sql`delete from member_identity where subject in (${kenji}, ${priya})`.execute(db);
    const member = await addMember(db, 'Twice By Facebook');
    for (const subject of [kenji, priya])
      await db
        .insertInto('member_identity')
        .values({ issuer, subject, member_id: member.id, provider: 'facebook' })
        .execute();
    const reader = await loggedInReader(db, port, hub, member.id);
    const disconnect = (form: Record<string, string>) => reader.post(hub, '/account/disconnect', { issuer, ...form });
    // What is nobody's, or is no text at all, takes nothing away.
    for (const subject of [sayo, 'x\0', '']) expect((await disconnect({ subject })).status).toBe(303);
    expect(await identitiesOf(member.id)).toEqual([kenji, priya]);
    await sql`update session set created_at = now() - interval '16 minutes' where member_id = ${member.id}`.execute(db);
    expect((await reader.get(hub, '/account')).text).toContain('name="disconnect-1-password"');
    for (const guess of [{}, { 'disconnect-1-password': 'a guess of it' }])
      expect((await disconnect({ subject: priya, ...guess })).status).toBe(422);
    expect(await identitiesOf(member.id)).toEqual([kenji, priya]);
    expect((await disconnect({ subject: priya, 'disconnect-1-password': testPassword })).status).toBe(303);
    expect(await identitiesOf(member.id)).toEqual([kenji]);
    await sql`update session set created_at = now() where member_id = ${member.id}`.execute(db);
    expect((await disconnect({ subject: kenji })).status).toBe(303);
    expect(await identitiesOf(member.id)).toEqual([]);
  });

  test('keeps its last way in', async () => {
    await sql`delete from member_identity where subject = ${priya}`.execute(db);
    const reader = readerClient(port);
    await join(reader, priya, { name: 'Only By Facebook' });
    const refused = await reader.post(hub, '/account/disconnect', { issuer, subject: priya });
    expect(refused.text).toContain('your only way in');
    expect(
      (await db.selectFrom('member_identity').select('subject').where('subject', '=', priya).execute()).length,
    ).toBe(1);
  });
});

/** The names of Sudhodanan and Paverd (2022); here the owner comes after whoever lay in wait. */
describe('an account that was laid in wait for its owner', () => {
  const victim = 'victim@readers.example';
  const fresh = async (): Promise<void> => {
    await forgetTries();
    await sql`delete from member where email_key = ${victim} or email is null`.execute(db);
    await sql`delete from member_identity where subject in (${sayo}, ${jonas})`.execute(db);
    await sql`delete from mail_token`.execute(db);
    await sql`delete from graphile_worker._private_jobs`.execute(db);
  };

  test('classic-federated merge: a password planted with the address opens nothing once its owner came by Facebook', async () => {
    await fresh();
    const [mallory, owner] = [readerClient(port), readerClient(port)];
    const planted = { email: victim, name: 'Mallory M', password: 'i will be here before you', 'of-age': '1' };
    await mallory.post(hub, '/register', planted);
    const link = await linkTo(db, victim);
    await join(owner, sayo, { name: 'Rightful', email: victim });
    await owner.post(hub, await linkTo(db, victim), {});
    expect(await nameAtHub(owner)).toBe('Rightful');
    expect((await mallory.post(hub, '/login', { email: victim, password: planted.password })).status).toBe(403);
    expect((await mallory.post(hub, link, {})).status).toBe(410);
  });

  test('unexpired session: whoever else is logged in when the address is proven is out', async () => {
    await fresh();
    const [elsewhere, owner] = [readerClient(port), readerClient(port)];
    await join(owner, sayo, { name: 'Rightful Two', email: victim });
    await come(elsewhere, { person: sayo });
    expect(await nameAtHub(elsewhere)).toBe('Rightful Two');
    await owner.post(hub, await linkTo(db, victim), {});
    expect(await nameAtHub(elsewhere)).toBeNull();
    expect(await nameAtHub(owner)).toBe('Rightful Two');
  });

  test('trojan identifier: nothing is connected to an account before it is proven, and a password from before is dropped', async () => {
    await fresh();
    const waiting = await addMember(db, 'Trojan Horse', { proven: false });
    const mallory = await loggedInReader(db, port, hub, waiting.id);
    const refused = await mallory.post(hub, '/account/connect/facebook');
    expect(refused.status).toBe(403);
    expect(refused.headers['refresh']).toBeUndefined();
    const { connectIdentity } = await import('../src/features/members/connect-identity.ts');
    const person = { issuer: 'http://facebook.localhost', subject: jonas, name: null, email: null };
    await expect(connectIdentity(db, waiting.id, person, { key: 'facebook' })).rejects.toThrow('not confirmed yet');
    expect(await identitiesOf(waiting.id)).toEqual([]);
    await mallory.post(hub, '/account/address', { email: victim });
    await mallory.post(hub, await linkTo(db, victim), {});
    const { passwordHash } = await db
      .selectFrom('member')
      .select('password_hash as passwordHash')
      .where('id', '=', waiting.id)
      .executeTakeFirstOrThrow();
    expect(passwordHash).toBeNull();
  });

  test('unexpired e-mail change: a link in another mailbox is over when an address is proven, or the password is reset', async () => {
    await fresh();
    const mallory = readerClient(port);
    await join(mallory, jonas, { name: 'Mover', email: victim });
    const proof = await linkTo(db, victim);
    await mallory.post(hub, '/account/address', { email: 'mallory@readers.example' });
    const trap = await linkTo(db, 'mallory@readers.example');
    await mallory.post(hub, proof, {});
    expect((await mallory.post(hub, trap, {})).status).toBe(410);
    // Later: whoever has got in moves the account to a mailbox of their own, and the owner resets the password.
    await mallory.post(hub, '/account/address', { email: 'mallory@readers.example' });
    const second = await linkTo(db, 'mallory@readers.example');
    await forgetTries();
    const owner = readerClient(port);
    await owner.post(hub, '/forgot', { email: victim });
    await owner.post(hub, await linkTo(db, victim), { password: 'a new sentence of the owner' });
    await owner.post(hub, '/login', { email: victim, password: 'a new sentence of the owner' });
    expect((await owner.post(hub, second, {})).status).toBe(410);
    expect((await mallory.get(hub, '/account')).status).toBe(303);
  });

  test('non-verifying provider: an address that a provider claims opens nobody’s account', async () => {
    await fresh();
    const owner = await addMember(db, 'Victim');
    const mallory = readerClient(port);
    await come(mallory, { person: jonas, quirk: 'other-address', address: owner.email });
    await mallory.post(hub, '/connect/new', { name: 'Not Victim', email: owner.email, 'of-age': '1' });
    expect(await nameAtHub(mallory)).toBe('Not Victim');
    expect(await identitiesOf(owner.id)).toEqual([]);
  });

  test('a link alone is worth nothing: not to a stranger, and not to an owner who did not ask', async () => {
    await fresh();
    const [mallory, owner] = [readerClient(port), readerClient(port)];
    await join(mallory, jonas, { name: 'Giver Of Addresses', email: victim });
    const link = await linkTo(db, victim);
    // The owner presses what came to their mailbox: nothing happens without the log-in of whoever gave the address.
    const pressed = await owner.post(hub, link, {});
    expect(pressed.text).toContain('Log in as Giver Of Addresses');
    const other = await addMember(db, 'Logged In Else');
    const asOther = await loggedInReader(db, port, hub, other.id);
    expect((await asOther.post(hub, link, {})).text).toContain('somebody else');
    const { email } = await db
      .selectFrom('member')
      .select('email')
      .where('name', '=', 'Giver Of Addresses')
      .executeTakeFirstOrThrow();
    expect(email).toBeNull();
    // Whoever gave it comes back to it from another browser by the provider.
    const elsewhere = readerClient(port);
    const token = link.split('/').at(-1) ?? '';
    expect((await come(elsewhere, { person: jonas }, { proof: token })).location?.path).toBe(link);
    expect((await elsewhere.post(hub, link, {})).status).toBe(303);
  });
});
