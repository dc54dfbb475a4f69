/** Sessions, codes and the requests that wait for them, all looked up by the hash of a secret. */
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { Grant } from './role.ts';
import { isWork } from './role-queries.ts';

interface ViewerRow {
  memberId: number;
  slug: string;
  name: string;
  language: string;
  proven: boolean;
  look: string;
  grants: Grant[];
  bannedOn: (number | 'network')[];
  /** Not written down as used for a while. */
  quiet: boolean;
}

/** Whose session it is, if it has not ended; by session_pkey, in one round trip. */
export async function sessionViewer(db: Db, hash: Buffer, client: string): Promise<ViewerRow | undefined> {
  const { rows } = await sql<ViewerRow>`
    select m.id as "memberId", m.slug, m.name, m.language, m.email is not null as proven, coalesce(m.preferences ->> 'look', '') as look,
      coalesce((select json_agg(json_build_object('role', g.role, 'siteId', g.site_id)) from role_grant g where g.member_id = m.id), '[]') as grants,
      coalesce((select json_agg(coalesce(to_json(b.site_id), '"network"'::json)) from ban b
        where b.member_id = m.id and b.lifted_at is null and (b.until is null or b.until > now())), '[]') as "bannedOn",
      s.seen_at < now() - interval '10 minutes' as quiet
    from session s join member m on m.id = s.member_id
    where s.hash = ${hash} and s.client = ${client} and s.expires_at > now() and s.seen_at > now() - make_interval(secs => s.idle_seconds) and m.erased_at is null
  `.execute(db);
  return rows[0];
}

/** Kept alive by use, here and at the hub; asked for at most every ten minutes. */
export async function touchSession(db: Db, hash: Buffer): Promise<void> {
  await sql`
    update session set seen_at = now() where hash in (
      select hash from session where hash = ${hash} union select parent from session where hash = ${hash} and parent is not null
    )
  `.execute(db);
}

export interface NewSession {
  hash: Buffer;
  memberId: number;
  client: string;
  parent: Buffer | null;
  userAgent: string;
  network: string;
}

/** Members may be idle for 30 days and stay 180; whoever works here, for 12 hours and 30 days. No child outlives its parent. */
export async function insertSession(tx: Db, session: NewSession): Promise<void> {
  await sql`
    insert into session (hash, member_id, client, parent, user_agent, network, expires_at, idle_seconds)
    select ${session.hash}, ${session.memberId}, ${session.client}, ${session.parent}, ${session.userAgent}, ${session.network},
      least(now() + case when staff then interval '30 days' else interval '180 days' end,
        (select expires_at from session where hash = ${session.parent})),
      case when staff then 43200 else 2592000 end
    from (select exists (select from role_grant g where g.member_id = ${session.memberId} and ${isWork('g')}) as staff) of_member
  `.execute(tx);
}

export async function deleteSession(db: Db, hash: Buffer): Promise<void> {
  await sql`delete from session where hash = ${hash}`.execute(db);
}

/** The hub session above, and with it every site's. */
export async function deleteSessionTree(db: Db, hash: Buffer): Promise<void> {
  await sql`
    delete from session where hash = coalesce((select parent from session where hash = ${hash}), ${hash})
  `.execute(db);
}

export async function deleteSessionsOf(tx: Db, memberId: number, except: Buffer | null = null): Promise<void> {
  await sql`
    delete from session where member_id = ${memberId} and parent is null and (${except}::bytea is null or hash <> ${except})
  `.execute(tx);
}

export interface AuthRequest {
  client: string;
  state: string;
  challenge: string;
  returnTo: string;
  intentId: number | null;
}

export async function insertAuthRequest(db: Db, hash: Buffer, request: AuthRequest): Promise<void> {
  await sql`
    insert into auth_request (hash, client, state, challenge, return_to, intent_id, expires_at)
    values (${hash}, ${request.client}, ${request.state}, ${request.challenge}, ${request.returnTo}, ${request.intentId}, now() + interval '24 hours')
  `.execute(db);
}

export async function authRequest(db: Db, hash: Buffer): Promise<AuthRequest | undefined> {
  const { rows } = await sql<AuthRequest>`
    select client, state, challenge, return_to as "returnTo", intent_id as "intentId"
    from auth_request where hash = ${hash} and expires_at > now()
  `.execute(db);
  return rows[0];
}

/** False where there is none any more. */
export async function copyAuthRequest(db: Db, from: Buffer, to: Buffer): Promise<boolean> {
  const { rows } = await sql`
    insert into auth_request (hash, client, state, challenge, return_to, intent_id, expires_at)
    select ${to}, client, state, challenge, return_to, intent_id, expires_at
    from auth_request where hash = ${from} and expires_at > now() returning hash
  `.execute(db);
  return rows.length > 0;
}

export async function insertHandoff(
  tx: Db,
  codeHash: Buffer,
  session: Buffer,
  request: AuthRequest,
  plain: boolean,
): Promise<void> {
  await sql`
    insert into handoff (code_hash, session, client, challenge, return_to, intent_id, plain, expires_at)
    values (${codeHash}, ${session}, ${request.client}, ${request.challenge}, ${request.returnTo}, ${request.intentId}, ${plain}, now() + interval '60 seconds')
  `.execute(tx);
}

export interface UsedHandoff {
  session: Buffer;
  memberId: number;
  challenge: string;
  returnTo: string;
  intentId: number | null;
  plain: boolean;
  look: string;
}

/** Used by whoever is first, for its own client, in time, while the hub session stands; everyone else gets nothing. */
export async function useHandoff(tx: Db, codeHash: Buffer, client: string): Promise<UsedHandoff | undefined> {
  const { rows } = await sql<UsedHandoff>`
    update handoff h set used_at = now() from session s join member m on m.id = s.member_id
    where h.code_hash = ${codeHash} and h.client = ${client} and h.used_at is null and h.expires_at > now()
      and s.hash = h.session and s.expires_at > now()
    returning h.session, s.member_id as "memberId", h.challenge, h.return_to as "returnTo", h.intent_id as "intentId", h.plain,
      coalesce(m.preferences ->> 'look', '') as look
  `.execute(tx);
  return rows[0];
}

/** What has ended and is of no use to anyone. */
export async function forgetEnded(db: Db): Promise<void> {
  await sql`delete from session where expires_at < now() or seen_at < now() - make_interval(secs => idle_seconds)`.execute(
    db,
  );
  await sql`delete from handoff where expires_at < now() - interval '1 hour'`.execute(db);
  await sql`delete from auth_request where expires_at < now()`.execute(db);
  // What waits there for an answer is the address of somebody who is no member.
  await sql`delete from mail_token where expires_at < now() or used_at < now() - interval '1 hour'`.execute(db);
}
