/** The pictures and stories that the fields and the body of a revision name, as its page may show them. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { Tagged } from '../../platform/page-cache/reading.ts';
import type { CutPicture } from '../media/media.ts';
import type { Site } from '../network/network.ts';
import type { BodyParts } from './blocks/block-forms.ts';
import type { Body } from './body-schema.shared.ts';
import { pictureIdsIn, storyIdsIn } from './body-uses.ts';
import { pictureIdsInFields, storyIdsInFields } from './kinds/field-references.ts';
import { storiesByIds } from './list-queries.ts';
import { storiesWith } from './picture-queries.ts';
import { earliest, toPicture } from './story-rows.ts';
import type { OnSite, PictureJson } from './story-rows.ts';
import { pictureTag, storyTag } from './story-tags.ts';
import type { KindFields, StoryCard } from './story.ts';

/** With the stories that have it as well: a kill of one is a kill of it here. */
export interface PictureBeside extends PictureJson {
  crops: CutPicture['crops'];
  storyIds: number[];
}

export interface FieldParts {
  pictures: ReadonlyMap<number, CutPicture>;
  named: StoryCard[];
}

/** What its fields name, and what its body names. */
export interface PageParts extends FieldParts {
  parts: BodyParts;
}

/** Of the revision `r`, as JSON: what it shows besides its lead and no other story keeps. Index: revision_picture_pkey. */
export function picturesBeside(site: Site): RawBuilder<unknown> {
  return sql`
    coalesce((
      select json_agg(json_build_object(
        'id', i.id, 'key', i.key, 'width', i.width, 'height', i.height, 'renditions', i.renditions, 'expiresAt', i.expires_at,
        'crops', coalesce((
          select json_agg(json_build_object('ratio', c.ratio, 'x', c.x, 'y', c.y, 'renditions', c.renditions))
          from picture_crop c where c.picture_id = i.id), '[]'),
        'storyIds', ${storiesWith(sql.ref('b.picture_id'))}))
      from revision_picture b join picture i on i.id = b.picture_id
      where b.revision_id = r.id and not picture_is_barred(b.picture_id, ${site.territory})), '[]')`;
}

/** Asks for the stories alone, and nothing where none are named. */
export async function pageParts(
  db: Db,
  on: OnSite,
  { allFields: fields, body, pictures }: { allFields: KindFields; body: Body; pictures: readonly PictureBeside[] },
): Promise<Tagged<PageParts>> {
  const inFields = storyIdsInFields(fields);
  const storyIds = [...new Set([...inFields, ...storyIdsIn(body)])];
  const cards = storyIds.length === 0 ? null : await storiesByIds(db, on, storyIds);
  const stories = new Map((cards?.value ?? []).map((card) => [Number(card.id), card]));
  const shown = new Map(pictures.flatMap((json) => toShown(json, on.now)));
  const ends = pictures.map(({ expiresAt }) => (expiresAt === null ? null : new Date(expiresAt)));
  return {
    value: {
      pictures: shown,
      named: inFields.flatMap((id) => stories.get(id) ?? []),
      parts: { pictures: shown, stories },
    },
    tags: [
      ...[...pictureIdsInFields(fields), ...pictureIdsIn(body)].map(pictureTag),
      ...pictures.flatMap((picture) => picture.storyIds.map(storyTag)),
      ...(cards?.tags ?? []),
    ],
    expiresAt: earliest([...ends, cards?.expiresAt], on.now),
  };
}

function toShown({ crops, storyIds: _with, ...json }: PictureBeside, now: Date): [number, CutPicture][] {
  const picture = toPicture(json, now);
  return picture ? [[json.id, { ...picture, crops }]] : [];
}
