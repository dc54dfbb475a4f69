/** What a member sees and changes of their own account. */
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

export interface OwnAccount {
  id: number;
  slug: string;
  name: string;
  email: string | null;
  emailKey: string | null;
  hasPassword: boolean;
  language: string;
  bio: string;
  createdAt: Date;
  eraseAt: Date | null;
  /** As `lookText` writes it; empty for one who has not chosen. */
  look: string;
}

export async function ownAccount(db: Db, memberId: number): Promise<OwnAccount | undefined> {
  const { rows } = await sql<OwnAccount>`
    select id, slug, name, email, email_key as "emailKey", password_hash is not null as "hasPassword", language, bio,
      created_at as "createdAt", erase_at as "eraseAt", coalesce(preferences ->> 'look', '') as look
    from member where id = ${memberId} and erased_at is null
  `.execute(db);
  return rows[0];
}

export async function setProfile(tx: Db, memberId: number, profile: { bio: string; language: string }): Promise<void> {
  await sql`update member set bio = ${profile.bio}, language = ${profile.language} where id = ${memberId}`.execute(tx);
}

export async function lockProfile(
  tx: Db,
  memberId: number,
): Promise<{ name: string; slug: string; nameChangedAt: Date | null } | undefined> {
  const { rows } = await sql<{ name: string; slug: string; nameChangedAt: Date | null }>`
    select name, slug, name_changed_at as "nameChangedAt" from member where id = ${memberId} and erased_at is null for update
  `.execute(tx);
  return rows[0];
}

/** Fails as a duplicate when somebody has the name, or one that looks like it: member_name_key_key. */
export async function setName(
  tx: Db,
  memberId: number,
  { name, nameKey, now }: { name: string; nameKey: string; now: Date },
): Promise<void> {
  await sql`
    update member set name = ${name}, name_key = ${nameKey}, name_changed_at = ${now} where id = ${memberId}
  `.execute(tx);
}

export async function setLook(db: Db, memberId: number, look: string): Promise<void> {
  await sql`
    update member set preferences = preferences || jsonb_build_object('look', ${look}::text) where id = ${memberId} and erased_at is null
  `.execute(db);
}

export interface OwnSession {
  hash: Buffer;
  userAgent: string;
  network: string;
  createdAt: Date;
  seenAt: Date;
}

/** One for each browser: the hub's, under which the sites' stand. */
export async function hubSessions(db: Db, memberId: number): Promise<OwnSession[]> {
  const { rows } = await sql<OwnSession>`
    select hash, user_agent as "userAgent", network, created_at as "createdAt", seen_at as "seenAt"
    from session where member_id = ${memberId} and parent is null and expires_at > now() order by seen_at desc limit 50
  `.execute(db);
  return rows;
}

export async function askErasure(tx: Db, memberId: number, eraseAt: Date | null, words: boolean): Promise<void> {
  await sql`
    update member set erase_at = ${eraseAt}, preferences = preferences || jsonb_build_object('eraseWords', ${words}::boolean)
    where id = ${memberId} and erased_at is null
  `.execute(tx);
}

/** Members whose days of grace are over, by number, those above `after`. Index: member_erasure. */
export async function membersToErase(db: Db, now: Date, after: number, limit: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from member where erase_at <= ${now} and erased_at is null and id > ${after} order by id limit ${limit}
  `.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * Whether a member is still to be erased, and their words with them: they may have changed their mind since they were
 * listed, and cannot any more once this has the row. Comments that refer to it meanwhile need not wait.
 */
export async function lockErasure(tx: Db, memberId: number, now: Date): Promise<{ words: boolean } | undefined> {
  const { rows } = await sql<{ words: boolean }>`
    select coalesce((preferences ->> 'eraseWords')::boolean, false) as words from member
    where id = ${memberId} and erase_at <= ${now} and erased_at is null for no key update
  `.execute(tx);
  return rows[0];
}

/** The address, the name, the sessions, the networks: whatever says who it was. Rows that others need stay, empty. */
export async function eraseMember(tx: Db, memberId: number): Promise<{ slug: string; emailKey: string | null }> {
  const { rows } = await sql<{ slug: string; emailKey: string | null }>`
    select slug, email_key as "emailKey" from member where id = ${memberId} for update
  `.execute(tx);
  const former = rows[0] ?? { slug: '', emailKey: null };
  await sql`delete from session where member_id = ${memberId}`.execute(tx);
  await sql`
    delete from social_arrival a using member_identity i
    where i.member_id = ${memberId} and a.issuer = i.issuer and a.subject = i.subject
  `.execute(tx);
  await sql`delete from member_identity where member_id = ${memberId}`.execute(tx);
  await sql`delete from mail_token where member_id = ${memberId} or email_key = ${former.emailKey}`.execute(tx);
  await sql`delete from role_grant where member_id = ${memberId}`.execute(tx);
  await sql`
    update member set name = 'erased ' || id, name_key = 'erased:' || id, slug = 'erased:' || id, email = null, email_key = null,
      password_hash = null, bio = '', preferences = '{}', name_changed_at = null, erase_at = null, erased_at = now()
    where id = ${memberId}
  `.execute(tx);
  await sql`
    insert into tombstone (kind, tag) values ('erasure', 'member:' || ${memberId}::text) on conflict do nothing
  `.execute(tx);
  return former;
}

/** Everything of the account that is not in another feature. */
export async function accountExport(db: Db, memberId: number): Promise<Record<string, unknown>> {
  const { rows } = await sql<{ data: Record<string, unknown> }>`
    select json_build_object(
      'account', (select to_json(m) from (select id, slug, name, email, language, bio, preferences, created_at from member where id = ${memberId}) m),
      'identities', (select coalesce(json_agg(i), '[]') from (select provider, issuer, subject, created_at from member_identity where member_id = ${memberId}) i),
      'sessions', (select coalesce(json_agg(s), '[]') from (select client, user_agent, network, created_at, seen_at from session where member_id = ${memberId}) s),
      'mails_that_wait', (select coalesce(json_agg(t), '[]') from (select purpose, email, created_at, expires_at from mail_token where member_id = ${memberId} and used_at is null) t),
      'roles', (select coalesce(json_agg(g), '[]') from (select role, site_id, granted_at from role_grant where member_id = ${memberId}) g),
      'bans', (select coalesce(json_agg(b), '[]') from (select site_id, rule, note, banned_at, until, lifted_at from ban where member_id = ${memberId}) b)
    ) as data
  `.execute(db);
  return rows[0]?.data ?? {};
}
