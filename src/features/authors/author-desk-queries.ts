/** Authors as the desk keeps them. */
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';
import type { Author } from './author.ts';

export type KeptAuthor = Author & { pictureId: number | null };

const columns = sql`id, slug, name, role, bio, picture_id as "pictureId"`;

export async function lockAuthor(tx: Tx, slug: string): Promise<KeptAuthor | undefined> {
  const { rows } = await sql<KeptAuthor>`select ${columns} from author where slug = ${slug} for update`.execute(tx);
  return rows[0];
}

/** False where there is one with that slug. */
export async function insertAuthor(tx: Tx, author: Omit<KeptAuthor, 'id'>): Promise<boolean> {
  const { rows } = await sql`
    insert into author (slug, name, role, bio, picture_id)
    values (${author.slug}, ${JSON.stringify(author.name)}::jsonb, ${JSON.stringify(author.role)}::jsonb,
      ${JSON.stringify(author.bio)}::jsonb, ${author.pictureId})
    on conflict do nothing returning id
  `.execute(tx);
  return rows.length > 0;
}

/** False where another has that slug. */
export async function updateAuthor(tx: Tx, author: KeptAuthor): Promise<boolean> {
  const { rows } = await sql`
    update author set slug = ${author.slug}, name = ${JSON.stringify(author.name)}::jsonb, role = ${JSON.stringify(author.role)}::jsonb,
      bio = ${JSON.stringify(author.bio)}::jsonb, picture_id = ${author.pictureId}
    where id = ${author.id} and not exists (select from author o where o.slug = ${author.slug} and o.id <> ${author.id}) returning id
  `.execute(tx);
  return rows.length > 0;
}

export interface ListedAuthor extends Author {
  /** Whether they may be read or not. */
  stories: number;
}

export async function allAuthors(db: Db): Promise<ListedAuthor[]> {
  const { rows } = await sql<ListedAuthor>`
    select u.id, u.slug, u.name, u.role, u.bio, (select count(*)::int from story_author w where w.author_id = u.id) as stories
    from author u order by u.slug
  `.execute(db);
  return rows;
}
