/** Who is who at a provider, and who is on the way there or back. */
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { SocialChecks, SocialPerson } from './social-provider.ts';

export interface SocialRequest extends SocialChecks {
  provider: string;
  /** The hub session that wants to be connected. */
  connects: Buffer | null;
  plain: boolean;
}

export async function insertSocialRequest(db: Db, hash: Buffer, request: SocialRequest): Promise<void> {
  await sql`
    insert into social_request (hash, provider, state, verifier, nonce, connects, plain, expires_at)
    values (${hash}, ${request.provider}, ${request.state}, ${request.verifier}, ${request.nonce}, ${request.connects}, ${request.plain}, now() + interval '15 minutes')
  `.execute(db);
}

/** Used by whoever is first, whatever becomes of it. By social_request_pkey. */
export async function takeSocialRequest(db: Db, hash: Buffer, provider: string): Promise<SocialRequest | undefined> {
  const { rows } = await sql<SocialRequest>`
    delete from social_request where hash = ${hash} and provider = ${provider} and expires_at > now()
    returning provider, state, verifier, nonce, connects, plain
  `.execute(db);
  return rows[0];
}

export interface SocialArrival extends SocialPerson {
  provider: string;
  plain: boolean;
}

export async function insertSocialArrival(db: Db, hash: Buffer, arrival: SocialArrival): Promise<void> {
  await sql`
    insert into social_arrival (hash, provider, issuer, subject, name, email, plain, expires_at)
    values (${hash}, ${arrival.provider}, ${arrival.issuer}, ${arrival.subject}, ${arrival.name}, ${arrival.email}, ${arrival.plain}, now() + interval '1 hour')
  `.execute(db);
}

export async function socialArrival(db: Db, hash: Buffer): Promise<SocialArrival | undefined> {
  const { rows } = await sql<SocialArrival>`
    select provider, issuer, subject, name, email, plain from social_arrival where hash = ${hash} and expires_at > now()
  `.execute(db);
  return rows[0];
}

/** False for whoever comes second. */
export async function useSocialArrival(tx: Db, hash: Buffer): Promise<boolean> {
  const { rows } = await sql`delete from social_arrival where hash = ${hash} returning hash`.execute(tx);
  return rows.length > 0;
}

/** By member_identity_pkey. */
export async function memberOfIdentity(
  db: Db,
  { issuer, subject }: Pick<SocialPerson, 'issuer' | 'subject'>,
): Promise<{ memberId: number; proven: boolean } | undefined> {
  const { rows } = await sql<{ memberId: number; proven: boolean }>`
    select m.id as "memberId", m.email is not null as proven from member_identity i join member m on m.id = i.member_id
    where i.issuer = ${issuer} and i.subject = ${subject} and m.erased_at is null
  `.execute(db);
  return rows[0];
}

/** False when the identity is somebody's already: the primary key decides. */
export async function insertIdentity(
  tx: Db,
  memberId: number,
  { issuer, subject, provider }: Pick<SocialArrival, 'issuer' | 'subject' | 'provider'>,
): Promise<boolean> {
  const { rows } = await sql`
    insert into member_identity (issuer, subject, member_id, provider) values (${issuer}, ${subject}, ${memberId}, ${provider})
    on conflict do nothing returning issuer
  `.execute(tx);
  return rows.length > 0;
}

export interface OwnIdentity {
  provider: string;
  issuer: string;
  subject: string;
  createdAt: Date;
}

export async function identitiesOf(db: Db, memberId: number): Promise<OwnIdentity[]> {
  const { rows } = await sql<OwnIdentity>`
    select provider, issuer, subject, created_at as "createdAt" from member_identity where member_id = ${memberId}
    order by created_at, issuer, subject
  `.execute(db);
  return rows;
}

/** Not the last way in of one who has no password. */
export async function deleteIdentity(
  db: Db,
  memberId: number,
  { issuer, subject }: Pick<SocialPerson, 'issuer' | 'subject'>,
): Promise<boolean> {
  const { rows } = await sql`
    delete from member_identity i using member m
    where m.id = ${memberId} and i.member_id = m.id and i.issuer = ${issuer} and i.subject = ${subject}
      and (m.password_hash is not null or (select count(*) from member_identity o where o.member_id = m.id) > 1)
    returning i.issuer
  `.execute(db);
  return rows.length > 0;
}

/** A member made by a provider who has never proven an address, and so has said and voted nothing. */
export async function deleteUnproven(tx: Db, memberId: number): Promise<boolean> {
  const { rows } = await sql`
    delete from member where id = ${memberId} and email is null and erased_at is null returning id
  `.execute(tx);
  return rows.length > 0;
}

/** Whether a hub session was opened within the last quarter of an hour. */
export async function isFreshSession(db: Db, hash: Buffer): Promise<boolean> {
  const { rows } = await sql`
    select from session where hash = ${hash} and created_at > now() - interval '15 minutes'
  `.execute(db);
  return rows.length > 0;
}

export interface LockedMember {
  email: string | null;
  emailKey: string | null;
  name: string;
  language: string;
}

/** Locked, so that two proofs of one address come one after the other. */
export async function lockMember(tx: Db, memberId: number): Promise<LockedMember | undefined> {
  const { rows } = await sql<LockedMember>`
    select email, email_key as "emailKey", name, language from member where id = ${memberId} and erased_at is null for update
  `.execute(tx);
  return rows[0];
}

/** Fails as a duplicate when another member has proven it: member_email_key_key. */
export async function setProvenAddress(tx: Db, memberId: number, email: string, emailKey: string): Promise<void> {
  await sql`
    update member set email = ${email}, email_key = ${emailKey},
      -- A password from before the first proof was set by nobody knows whom.
      password_hash = case when email is null then null else password_hash end
    where id = ${memberId}
  `.execute(tx);
}

/** What else waits in mailboxes to change who this member is. */
export async function endTokensOf(tx: Db, memberId: number): Promise<void> {
  await sql`update mail_token set used_at = now() where member_id = ${memberId} and used_at is null`.execute(tx);
}

export async function forgetSocial(db: Db): Promise<void> {
  await sql`delete from social_request where expires_at < now()`.execute(db);
  await sql`delete from social_arrival where expires_at < now()`.execute(db);
}
