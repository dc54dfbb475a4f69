/** Pictures and stories that bodies and fields name, as feeds may show them on a site. */
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { Tagged } from '../../platform/page-cache/reading.ts';
import { picturesByIds } from '../media/media.ts';
import type { CutPicture } from '../media/media.ts';
import type { Site } from '../network/network.ts';
import type { BodyParts } from './blocks/block-forms.ts';
import { storiesByIds } from './list-queries.ts';
import { storiesWith } from './picture-queries.ts';
import { earliest } from './story-rows.ts';
import type { OnSite } from './story-rows.ts';
import { pictureTag, storyTag } from './story-tags.ts';
import type { StoryCard } from './story.ts';

export interface NamedParts extends BodyParts {
  stories: ReadonlyMap<number, StoryCard>;
}

/** By their numbers; each is looked for once. */
export async function partsNamed(
  db: Db,
  on: OnSite,
  named: { pictures: readonly number[]; stories: readonly number[] },
): Promise<Tagged<NamedParts>> {
  const [pictureIds, storyIds] = [[...new Set(named.pictures)], [...new Set(named.stories)]];
  if (pictureIds.length === 0 && storyIds.length === 0)
    return { value: { pictures: new Map(), stories: new Map() }, tags: [] };
  const pictures = await picturesOn(db, on, pictureIds);
  const cards = storyIds.length === 0 ? null : await storiesByIds(db, on, storyIds);
  const stories = new Map((cards?.value ?? []).map((card) => [Number(card.id), card]));
  return {
    value: { pictures: pictures.value, stories },
    tags: [...pictures.tags, ...(cards?.tags ?? [])],
    expiresAt: earliest([pictures.expiresAt, cards?.expiresAt], on.now),
  };
}

/** Those that are there, whose right has not ended and that no other story keeps from this site. */
async function picturesOn(
  db: Db,
  { site, now }: OnSite,
  ids: readonly number[],
): Promise<Tagged<Map<number, CutPicture>>> {
  if (ids.length === 0) return { value: new Map(), tags: [] };
  const [pictures, others] = [await picturesByIds(db, ids), await keepersOf(db, site, ids)];
  const barred = new Set(others.filter((other) => other.barred).map(({ pictureId }) => pictureId));
  const shown = pictures.filter(
    ({ id, renditions, expiresAt }) =>
      renditions.length > 0 && !barred.has(id) && (expiresAt === null || expiresAt > now),
  );
  return {
    value: new Map(shown.map(({ expiresAt: _end, ...picture }) => [Number(picture.id), picture])),
    // A kill of any story that has the picture is a kill of it here.
    tags: [...ids.map(pictureTag), ...others.flatMap(({ storyIds }) => storyIds.map(storyTag))],
    expiresAt: earliest(
      pictures.map(({ expiresAt }) => expiresAt),
      now,
    ),
  };
}

interface Keeper {
  pictureId: number;
  storyIds: number[];
  barred: boolean;
}

/** Which stories have a picture as well, and whether one of them keeps it. */
async function keepersOf(db: Db, site: Site, ids: readonly number[]): Promise<Keeper[]> {
  const { rows } = await sql<Keeper>`
    select wanted.id as "pictureId", picture_is_barred(wanted.id, ${site.territory}) as barred,
      ${storiesWith(sql.ref('wanted.id'))} as "storyIds"
    from unnest(${ids}::bigint[]) as wanted (id)
  `.execute(db);
  return rows;
}

/** Of a new revision, besides its lead. Those that are not there are returned. */
export async function insertPicturesBeside(tx: Db, revisionId: number, ids: readonly number[]): Promise<number[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: number }>`
    insert into revision_picture (revision_id, picture_id)
    select ${revisionId}, p.id from picture p where p.id = any (${ids}::bigint[]) returning picture_id as id
  `.execute(tx);
  const there = new Set(rows.map(({ id }) => id));
  return ids.filter((id) => !there.has(id));
}
