/** The pictures and stories that the fields of a kind name, as a page may show them. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { Tagged } from '../../platform/page-cache/reading.ts';
import type { Picture } from '../media/media.ts';
import type { Site } from '../network/network.ts';
import { pictureIdsInFields, storyIdsInFields } from './kinds/field-references.ts';
import { storiesByIds } from './list-queries.ts';
import { storiesWith } from './picture-queries.ts';
import { earliest, toPicture } from './story-rows.ts';
import type { OnSite, PictureJson } from './story-rows.ts';
import { pictureTag, storyTag } from './story-tags.ts';
import type { KindFields, StoryCard } from './story.ts';

/** With the stories that have it as well: a kill of one is a kill of it here. */
export interface PictureBeside extends PictureJson {
  storyIds: number[];
}

export interface FieldParts {
  pictures: ReadonlyMap<number, Picture>;
  named: StoryCard[];
}

/** Of the revision `r`, as JSON: what it shows besides its lead and no other story keeps. Index: revision_picture_pkey. */
export function picturesBeside(site: Site): RawBuilder<unknown> {
  return sql`
    coalesce((
      select json_agg(json_build_object('id', i.id, 'key', i.key, 'width', i.width, 'height', i.height, 'renditions', i.renditions, 'expiresAt', i.expires_at, 'storyIds', ${storiesWith(sql.ref('b.picture_id'))}))
      from revision_picture b join picture i on i.id = b.picture_id
      where b.revision_id = r.id and not picture_is_barred(b.picture_id, ${site.territory})), '[]')`;
}

/** Asks for the stories alone, and nothing where none are named. */
export async function fieldParts(
  db: Db,
  on: OnSite,
  fields: KindFields,
  pictures: readonly PictureBeside[],
): Promise<Tagged<FieldParts>> {
  const storyIds = storyIdsInFields(fields);
  const named = storyIds.length === 0 ? null : await storiesByIds(db, on, storyIds);
  const shown = pictures.flatMap((json) => {
    const picture = toPicture(json, on.now);
    return picture ? [[json.id, picture] as const] : [];
  });
  const ends = pictures.map(({ expiresAt }) => (expiresAt === null ? null : new Date(expiresAt)));
  return {
    value: { pictures: new Map(shown), named: named?.value ?? [] },
    tags: [
      ...pictureIdsInFields(fields).map(pictureTag),
      ...pictures.flatMap(({ storyIds }) => storyIds.map(storyTag)),
      ...(named?.tags ?? []),
    ],
    expiresAt: earliest([...ends, named?.expiresAt], on.now),
  };
}
