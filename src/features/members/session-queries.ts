/** Sessions, looked up by the hash of their cookie. */
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { Grant } from './role.ts';

interface ViewerRow {
  memberId: number;
  slug: string;
  name: string;
  language: string;
  proven: boolean;
  grants: Grant[];
  bannedOn: (number | 'network')[];
}

/** Whose session it is, if it has not ended; by session_pkey, in one round trip. */
export async function sessionViewer(db: Db, hash: Buffer, client: string): Promise<ViewerRow | undefined> {
  const { rows } = await sql<ViewerRow>`
    select m.id as "memberId", m.slug, m.name, m.language, m.email is not null as proven,
      coalesce((select json_agg(json_build_object('role', g.role, 'siteId', g.site_id)) from role_grant g where g.member_id = m.id), '[]') as grants,
      coalesce((select json_agg(coalesce(to_json(b.site_id), '"network"'::json)) from ban b
        where b.member_id = m.id and b.lifted_at is null and (b.until is null or b.until > now())), '[]') as "bannedOn"
    from session s join member m on m.id = s.member_id
    where s.hash = ${hash} and s.client = ${client} and s.expires_at > now() and m.erased_at is null
  `.execute(db);
  return rows[0];
}
