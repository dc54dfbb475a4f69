/** Pieces of pictures, and pictures with their pieces. */
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { Crop, CutPicture, Rendition } from './picture.ts';

/** Those of them that were not wanted before. */
export async function insertCrops(
  tx: Db,
  crops: readonly (Crop & { pictureId: number })[],
): Promise<(Crop & { pictureId: number })[]> {
  const column = <Key extends keyof Crop | 'pictureId'>(key: Key) => crops.map((crop) => crop[key]);
  const { rows } = await sql<Crop & { pictureId: number }>`
    insert into picture_crop (picture_id, ratio, x, y)
    select distinct * from unnest(${column('pictureId')}::bigint[], ${column('ratio')}::text[], ${column('x')}::smallint[], ${column('y')}::smallint[])
    on conflict do nothing returning picture_id as "pictureId", ratio, x, y
  `.execute(tx);
  return rows;
}

export async function cropRenditions(
  db: Db,
  pictureId: number,
  { ratio, x, y }: Crop,
): Promise<Rendition[] | undefined> {
  const { rows } = await sql<{ renditions: Rendition[] }>`
    select renditions from picture_crop where picture_id = ${pictureId} and ratio = ${ratio} and x = ${x} and y = ${y}
  `.execute(db);
  return rows[0]?.renditions;
}

/** Besides those that it has. */
export async function addCropRenditions(
  tx: Db,
  pictureId: number,
  { ratio, x, y }: Crop,
  renditions: readonly Rendition[],
): Promise<void> {
  await sql`
    update picture_crop set renditions = renditions || ${JSON.stringify(renditions)}::jsonb
    where picture_id = ${pictureId} and ratio = ${ratio} and x = ${x} and y = ${y}
  `.execute(tx);
}

/** The right to show it may have an end. */
export interface ShownPicture extends CutPicture {
  expiresAt: Date | null;
}

/** With the pieces that there are; those whose right has ended are left out. By picture_pkey and picture_crop_pkey. */
export async function picturesByIds(db: Db, ids: readonly number[]): Promise<ShownPicture[]> {
  const { rows } = await sql<ShownPicture>`
    select p.id, p.key, p.width, p.height, p.renditions, p.expires_at as "expiresAt", coalesce((
      select jsonb_agg(jsonb_build_object('ratio', c.ratio, 'x', c.x, 'y', c.y, 'renditions', c.renditions))
      from picture_crop c where c.picture_id = p.id), '[]') as crops
    from picture p where p.id = any (${ids}::bigint[]) and (p.expires_at is null or p.expires_at > now())
  `.execute(db);
  return rows;
}
