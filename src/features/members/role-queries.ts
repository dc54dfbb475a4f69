/** Roles and bans, as they are given and ended. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { GrantWanted, Role } from './role.ts';

export async function insertGrant(tx: Db, { memberId, role, siteId }: GrantWanted, by: string): Promise<boolean> {
  const { rows } = await sql`
    insert into role_grant (member_id, role, site_id, granted_by) values (${memberId}, ${role}, ${siteId}, ${by})
    on conflict do nothing returning id
  `.execute(tx);
  return rows.length > 0;
}

export async function deleteGrant(tx: Db, { memberId, role, siteId }: GrantWanted): Promise<boolean> {
  const { rows } = await sql`
    delete from role_grant where member_id = ${memberId} and role = ${role} and site_id is not distinct from ${siteId} returning id
  `.execute(tx);
  return rows.length > 0;
}

/** Of a row of `role_grant`: whether it is work for the house, and its bearer staff. To be trusted is no work. */
export function isWork(grant: string): RawBuilder<boolean> {
  return sql`${sql.ref(`${grant}.role`)} <> 'trusted'`;
}

/** Whether one of these roles is a member's on a site: granted there, or everywhere. */
export async function hasRoleOn(db: Db, memberId: number, roles: readonly Role[], siteId: number): Promise<boolean> {
  const { rows } = await sql`
    select from role_grant g join member m on m.id = g.member_id and m.erased_at is null
    where g.member_id = ${memberId} and g.role = any (${roles}::text[]) and (g.site_id is null or g.site_id = ${siteId}) limit 1
  `.execute(db);
  return rows.length > 0;
}

/** Whether somebody owns the network. */
export async function hasOwner(db: Db): Promise<boolean> {
  const { rows } = await sql`
    select from role_grant g join member m on m.id = g.member_id
    where g.role = 'owner' and g.site_id is null and m.erased_at is null limit 1
  `.execute(db);
  return rows.length > 0;
}

export interface BanWanted {
  memberId: number;
  siteId: number | null;
  rule: string;
  note: string;
  until: Date | null;
}

export async function insertBan(tx: Db, ban: BanWanted, by: string): Promise<void> {
  await sql`
    insert into ban (member_id, site_id, rule, note, banned_by, until)
    values (${ban.memberId}, ${ban.siteId}, ${ban.rule}, ${ban.note}, ${by}, ${ban.until})
  `.execute(tx);
}

export async function liftBans(tx: Db, memberId: number, siteId: number | null): Promise<number> {
  const { rows } = await sql`
    update ban set lifted_at = now() where member_id = ${memberId} and site_id is not distinct from ${siteId} and lifted_at is null
    returning id
  `.execute(tx);
  return rows.length;
}

export interface ListedMember {
  id: number;
  slug: string;
  name: string;
  email: string | null;
  createdAt: Date;
  roles: string[];
  banned: boolean;
}

const listed = sql`m.id, m.slug, m.name, m.email, m.created_at as "createdAt",
  array(select g.role || coalesce('@' || s.key, '') from role_grant g left join site s on s.id = g.site_id where g.member_id = m.id order by 1) as roles,
  exists (select from ban b where b.member_id = m.id and b.lifted_at is null and (b.until is null or b.until > now())) as banned`;

export async function newestMembers(db: Db, limit: number): Promise<ListedMember[]> {
  const { rows } = await sql<ListedMember>`
    select ${listed} from member m where m.erased_at is null order by m.id desc limit ${limit}
  `.execute(db);
  return rows;
}

/** Whoever has the number, the slug or the address. */
export async function membersCalled(
  db: Db,
  { id, name }: { id: number | null; name: string | null },
): Promise<ListedMember[]> {
  const { rows } = await sql<ListedMember>`
    select ${listed} from member m
    where m.erased_at is null and (m.id = ${id} or m.slug = ${name} or m.email_key = lower(${name})) order by m.id
  `.execute(db);
  return rows;
}
