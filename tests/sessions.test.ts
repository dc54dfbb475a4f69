/** How long a log-in lasts, what ends it, and what is kept of those that have ended: nothing. */
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { findViewer } from '../src/features/members/find-viewer.ts';
import { forgetEndedSessions } from '../src/features/members/forget-ended.ts';
import { grantRole, revokeRole } from '../src/features/members/grant-role.ts';
import { demoPassword, logIn } from '../src/features/members/log-in.ts';
import { createPasswords } from '../src/features/members/passwords.ts';
import { newSecret } from '../src/features/members/session-cookie.ts';
import { insertSession } from '../src/features/members/session-queries.ts';
import { testDataDir } from './support/data-folder.ts';
import { testDatabase } from './support/database.ts';
import { addMember } from './support/members.ts';
import { testDesk } from './support/test-desk.ts';

const { url: databaseUrl } = await testDatabase();
const { db, network } = await testDesk({ databaseUrl, dataDir: testDataDir() });
const device = { userAgent: 'test', network: '192.0.2.0/24' };
const siteId = network.sites[0]!.id;

interface Opened {
  hub: string;
  site: string;
}

async function opened(memberId: number): Promise<Opened> {
  const [hub, site] = [newSecret(), newSecret()];
  await insertSession(db, { ...device, memberId, hash: hub.hash, client: 'hub', parent: null });
  await insertSession(db, { ...device, memberId, hash: site.hash, client: 'harbour', parent: hub.hash });
  return { hub: hub.value, site: site.value };
}

/** Moves all sessions into the past. */
const later = (interval: string): Promise<unknown> =>
  sql`update session set seen_at = seen_at - ${interval}::interval, expires_at = expires_at - ${interval}::interval`.execute(
    db,
  );

const kindOn = async (secret: string, client: string): Promise<string> => (await findViewer(db, secret, client)).kind;

beforeEach(async () => {
  await sql`delete from session`.execute(db);
  await sql`delete from throttle`.execute(db);
});

describe('a log-in', () => {
  const member = addMember(db, 'Patient Reader');
  const staff = addMember(db, 'Watch Keeper', { grants: [{ role: 'moderator', siteId }] });

  test.each([
    ['a member’s', () => member, '29 days', '31 days'],
    ['a moderator’s', () => staff, '11 hours', '13 hours'],
  ])('%s may go unused for a while, and not longer', async (_whose, who, within, beyond) => {
    const { site } = await opened((await who()).id);
    await later(within);
    expect(await kindOn(site, 'harbour')).toBe('member');
    await sql`delete from session`.execute(db);
    const other = await opened((await who()).id);
    await later(beyond);
    expect(await kindOn(other.site, 'harbour')).toBe('anyone');
    expect(await kindOn(other.hub, 'hub')).toBe('anyone');
  });

  test('lives on by use, on the hub, too, and ends after 180 days all the same', async () => {
    const { hub, site } = await opened((await member).id);
    for (let month = 0; month < 6; month += 1) {
      await later('29 days');
      expect(await kindOn(site, 'harbour')).toBe('member');
      expect(await kindOn(hub, 'hub')).toBe('member');
    }
    await later('7 days');
    expect(await kindOn(site, 'harbour')).toBe('anyone');
  });

  test('that began late on a site ends with that of the hub', async () => {
    const { id } = await member;
    const { hub } = await opened(id);
    for (let month = 0; month < 6; month += 1) {
      await later('29 days');
      await findViewer(db, hub, 'hub');
    }
    const child = newSecret();
    const parent = await db.selectFrom('session').select('hash').where('client', '=', 'hub').executeTakeFirstOrThrow();
    await insertSession(db, { ...device, memberId: id, hash: child.hash, client: 'harbour', parent: parent.hash });
    await later('7 days');
    expect(await kindOn(child.value, 'harbour')).toBe('anyone');
  });

  test('is written down as used every ten minutes at most', async () => {
    const { site } = await opened((await member).id);
    const seenAt = async (): Promise<number> =>
      (
        await db.selectFrom('session').select('seen_at').where('client', '=', 'harbour').executeTakeFirstOrThrow()
      ).seen_at.getTime();
    await later('9 minutes');
    const before = await seenAt();
    await findViewer(db, site, 'harbour');
    expect(await seenAt()).toBe(before);
    await later('2 minutes');
    await findViewer(db, site, 'harbour');
    expect(Date.now() - (await seenAt())).toBeLessThan(60_000);
  });
});

test('what has ended is forgotten: sessions, codes, requests, unanswered registrations, tries', async () => {
  const { id } = await addMember(db, 'Forgotten');
  const [kept, gone] = [await opened(id), await opened(id)];
  const half = await db.selectFrom('session').select('hash').where('client', '=', 'hub').execute();
  const ended = half[1]!.hash;
  await sql`update session set expires_at = now() - interval '1 second' where hash = ${ended}`.execute(db);
  await sql`insert into auth_request (hash, client, state, challenge, return_to, expires_at)
    values (${newSecret().hash}, 'harbour', 's', 'c', '/', now() - interval '1 second'), (${newSecret().hash}, 'harbour', 's', 'c', '/', now() + interval '1 hour')`.execute(
    db,
  );
  await sql`insert into mail_token (hash, purpose, email, email_key, registration, expires_at)
    values (${newSecret().hash}, 'register', 'a@x.example', 'a@x.example', '{}', now() - interval '1 second'), (${newSecret().hash}, 'register', 'b@x.example', 'b@x.example', '{}', now() + interval '1 hour')`.execute(
    db,
  );
  await sql`insert into throttle (key, level, at, took) values ('old', 1, now() - interval '2 days', true), ('new', 1, now(), true)`.execute(
    db,
  );
  await forgetEndedSessions(db);
  const left = async (table: 'session' | 'auth_request' | 'mail_token' | 'throttle'): Promise<number> =>
    Number(
      (
        await db
          .selectFrom(table)
          .select((count) => count.fn.countAll().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    );
  expect([await left('session'), await left('auth_request'), await left('mail_token'), await left('throttle')]).toEqual(
    [2, 1, 1, 1],
  );
  expect([await kindOn(kept.site, 'harbour'), await kindOn(gone.site, 'harbour')].toSorted()).toEqual([
    'anyone',
    'member',
  ]);
});

describe('a role', () => {
  test('is given and taken by somebody else, ends the log-ins from before, and is in the audit log', async () => {
    const { id } = await addMember(db, 'Promoted');
    const { site } = await opened(id);
    const grant = { memberId: id, role: 'moderator', siteId } as const;
    await expect(grantRole(db, grant, `member:${id}`)).rejects.toMatchObject({ code: 'forbidden' });
    await grantRole(db, grant, 'desk:cli');
    expect(await kindOn(site, 'harbour')).toBe('anyone');
    const again = await opened(id);
    expect(await findViewer(db, again.site, 'harbour')).toMatchObject({ grants: [{ role: 'moderator', siteId }] });
    await expect(revokeRole(db, grant, `member:${id}`)).rejects.toMatchObject({ code: 'forbidden' });
    await revokeRole(db, grant, 'desk:cli');
    expect(await findViewer(db, again.site, 'harbour')).toMatchObject({ grants: [] });
    const said = await db
      .selectFrom('audit')
      .select(['action', 'actor'])
      .where('object', '=', `member:${id}`)
      .orderBy('id')
      .execute();
    expect(said).toEqual([
      { action: 'role.grant', actor: 'desk:cli' },
      { action: 'role.revoke', actor: 'desk:cli' },
    ]);
  });
});

test('what the demo prints opens nothing where somebody else could type it', async () => {
  const passwords = createPasswords();
  const { id } = await addMember(db, 'Demo Reader');
  const hashed = await passwords.hash(demoPassword);
  await db
    .updateTable('member')
    .set({ email: 'reader@demo.invalid', email_key: 'reader@demo.invalid', password_hash: hashed })
    .where('id', '=', id)
    .execute();
  const wanted = { email: 'reader@demo.invalid', password: demoPassword };
  await expect(logIn(db, passwords, { ...wanted, local: false }, device)).rejects.toMatchObject({
    code: 'wrong-login',
  });
  expect((await logIn(db, passwords, { ...wanted, local: true }, device)).member.id).toBe(id);
});
