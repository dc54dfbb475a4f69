/** Members as log-in, registration and the command line ask for them. */
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

export interface MemberRow {
  id: number;
  slug: string;
  name: string;
  email: string | null;
  passwordHash: string | null;
  language: string;
  createdAt: Date;
}

const columns = sql`id, slug, name, email, password_hash as "passwordHash", language, created_at as "createdAt"`;

/** By the unique index of email_key. */
export async function memberByEmail(db: Db, emailKey: string): Promise<MemberRow | undefined> {
  const { rows } = await sql<MemberRow>`
    select ${columns} from member where email_key = ${emailKey} and erased_at is null
  `.execute(db);
  return rows[0];
}

export async function memberById(db: Db, id: number): Promise<MemberRow | undefined> {
  const { rows } = await sql<MemberRow>`select ${columns} from member where id = ${id} and erased_at is null`.execute(
    db,
  );
  return rows[0];
}

export async function isNameTaken(db: Db, nameKey: string): Promise<boolean> {
  const row = await db.selectFrom('member').select('id').where('name_key', '=', nameKey).executeTakeFirst();
  return row !== undefined;
}

export interface NewMember {
  name: string;
  nameKey: string;
  slug: string;
  email: string | null;
  emailKey: string | null;
  passwordHash: string | null;
  language: string;
}

/** Undefined when the name, the slug or the address was taken meanwhile: the unique indexes decide. */
export async function insertMember(tx: Db, member: NewMember): Promise<{ id: number; slug: string } | undefined> {
  const { rows } = await sql<{ id: number; slug: string }>`
    insert into member (name, name_key, slug, email, email_key, password_hash, language)
    values (${member.name}, ${member.nameKey}, ${member.slug}, ${member.email}, ${member.emailKey}, ${member.passwordHash}, ${member.language})
    on conflict do nothing returning id, slug
  `.execute(tx);
  return rows[0];
}

export async function setPasswordHash(tx: Db, memberId: number, passwordHash: string): Promise<void> {
  await tx.updateTable('member').set({ password_hash: passwordHash }).where('id', '=', memberId).execute();
}

/** The same password, hashed anew; not if it was changed meanwhile. */
export async function renewPasswordHash(db: Db, memberId: number, from: string, to: string): Promise<void> {
  await sql`update member set password_hash = ${to} where id = ${memberId} and password_hash = ${from}`.execute(db);
}

export interface MailToken {
  purpose: 'register' | 'first-owner' | 'prove-address' | 'reset-password';
  memberId: number | null;
  email: string;
  emailKey: string;
  registration: unknown;
  browser: Buffer | null;
  authRequest: Buffer | null;
}

export async function insertMailToken(tx: Db, hash: Buffer, token: MailToken, expiresAt: Date): Promise<void> {
  await sql`
    insert into mail_token (hash, purpose, member_id, email, email_key, registration, browser, auth_request, expires_at)
    values (${hash}, ${token.purpose}, ${token.memberId}, ${token.email}, ${token.emailKey},
      ${token.registration === null ? null : JSON.stringify(token.registration)}::jsonb, ${token.browser}, ${token.authRequest}, ${expiresAt})
  `.execute(tx);
}

/** What a mail's link stands for, if it has neither been used nor ended. Looking changes nothing. */
export async function mailToken(db: Db, hash: Buffer, purpose: MailToken['purpose']): Promise<MailToken | undefined> {
  const { rows } = await sql<MailToken>`
    select purpose, member_id as "memberId", email, email_key as "emailKey", registration, browser, auth_request as "authRequest"
    from mail_token where hash = ${hash} and purpose = ${purpose} and used_at is null and expires_at > now()
  `.execute(db);
  return rows[0];
}

export interface WaitingProof {
  email: string;
  authRequest: Buffer | null;
}

/** The newest mail that a member has not answered yet. Index: mail_token_member. */
export async function waitingProof(db: Db, memberId: number): Promise<WaitingProof | undefined> {
  const { rows } = await sql<WaitingProof>`
    select email, auth_request as "authRequest" from mail_token
    where member_id = ${memberId} and purpose = 'prove-address' and used_at is null and expires_at > now()
    order by created_at desc limit 1
  `.execute(db);
  return rows[0];
}

/** Used once: whoever is second gets false. */
export async function useMailToken(tx: Db, hash: Buffer): Promise<boolean> {
  const { rows } = await sql`
    update mail_token set used_at = now() where hash = ${hash} and used_at is null and expires_at > now() returning hash
  `.execute(tx);
  return rows.length > 0;
}

/** Whatever else was mailed to the address for the purpose is worth nothing any more. */
export async function endMailTokens(tx: Db, emailKey: string, purpose: MailToken['purpose']): Promise<void> {
  await sql`
    update mail_token set used_at = now() where email_key = ${emailKey} and purpose = ${purpose} and used_at is null
  `.execute(tx);
}
