/** The pictures and stories that the fields of a kind name, as a page may show them. */
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { Tagged } from '../../platform/page-cache/reading.ts';
import type { Picture } from '../media/media.ts';
import { picturesIn, storiesIn } from './kinds/field-references.ts';
import { storiesByIds } from './list-queries.ts';
import { earliest, toPicture } from './story-rows.ts';
import type { OnSite, PictureJson } from './story-rows.ts';
import { pictureTag } from './story-tags.ts';
import type { KindFields, StoryCard } from './story.ts';

export interface FieldParts {
  pictures: ReadonlyMap<number, Picture>;
  named: StoryCard[];
}

/** Asks nothing where the fields are of words alone. */
export async function fieldParts(db: Db, on: OnSite, fields: KindFields): Promise<Tagged<FieldParts>> {
  const [pictureIds, storyIds] = [picturesIn(fields), storiesIn(fields)];
  const pictures = pictureIds.length === 0 ? [] : await picturesByIds(db, pictureIds);
  const named = storyIds.length === 0 ? null : await storiesByIds(db, on, storyIds);
  const shown = pictures.flatMap((json) => {
    const picture = toPicture(json, on.now);
    return picture ? [[json.id, picture] as const] : [];
  });
  const ends = pictures.map(({ expiresAt }) => (expiresAt === null ? null : new Date(expiresAt)));
  return {
    value: { pictures: new Map(shown), named: named?.value ?? [] },
    tags: [...pictureIds.map(pictureTag), ...(named?.tags ?? [])],
    expiresAt: earliest([...ends, named?.expiresAt], on.now),
  };
}

async function picturesByIds(db: Db, ids: readonly number[]): Promise<PictureJson[]> {
  const { rows } = await sql<PictureJson>`
    select id, key, width, height, renditions, expires_at as "expiresAt" from picture where id = any (${ids}::bigint[])
  `.execute(db);
  return rows;
}
