import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { EmbeddedRights } from './embedded-rights.ts';
import type { Rendition } from './picture.ts';

export interface PictureRow {
  id: number;
  key: string;
  width: number;
  height: number;
  renditions: Rendition[];
}

export async function pictureByHash(
  db: Db,
  sha256: Buffer,
): Promise<{ id: number; embedded: Partial<EmbeddedRights> } | undefined> {
  const { rows } = await sql<{ id: number; embedded: Partial<EmbeddedRights> }>`
    select id, embedded from picture where sha256 = ${sha256}
  `.execute(db);
  return rows[0];
}

export async function pictureByKey(db: Db, key: string): Promise<PictureRow | undefined> {
  const { rows } =
    await sql<PictureRow>`select id, key, width, height, renditions from picture where key = ${key}`.execute(db);
  return rows[0];
}

export async function pictureById(db: Db, id: number): Promise<PictureRow | undefined> {
  const { rows } =
    await sql<PictureRow>`select id, key, width, height, renditions from picture where id = ${id}`.execute(db);
  return rows[0];
}

/** Two may bring the same bytes at once; the first one's row stands. */
export async function insertPicture(
  db: Db,
  picture: Omit<PictureRow, 'id'> & { sha256: Buffer; embedded: EmbeddedRights | null },
): Promise<number> {
  const row = await db
    .insertInto('picture')
    .values({
      key: picture.key,
      sha256: picture.sha256,
      width: picture.width,
      height: picture.height,
      renditions: JSON.stringify(picture.renditions),
      embedded: JSON.stringify(picture.embedded ?? {}),
      expires_at: endOf(picture.embedded),
    })
    .onConflict((conflict) =>
      conflict.column('sha256').doUpdateSet((values) => ({ sha256: values.ref('excluded.sha256') })),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** An end that nobody can read has been: it is shown nowhere. */
function endOf(embedded: EmbeddedRights | null): Date | null {
  const { expires = null } = embedded ?? {};
  return expires === null ? null : new Date(expires === 'unknown' ? 0 : expires);
}

/** Replaces the renditions of one format, keeps the others. */
export async function setRenditions(
  db: Db,
  pictureId: number,
  format: Rendition['format'],
  renditions: readonly Rendition[],
): Promise<void> {
  await sql`
    update picture set renditions = coalesce(
      (select jsonb_agg(kept) from jsonb_array_elements(renditions) kept where kept ->> 'format' <> ${format}), '[]'::jsonb
    ) || ${JSON.stringify(renditions)}::jsonb
    where id = ${pictureId}
  `.execute(db);
}
