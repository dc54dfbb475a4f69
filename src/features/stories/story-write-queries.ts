/** Writes to stories, revisions and appearances. */
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { PictureUse } from '../media/media.ts';
import type { Body } from './body-schema.shared.ts';
import type { KindFields, StoryKind, StoryState } from './story.ts';

export interface LockedStory {
  id: number;
  kind: StoryKind;
  language: string;
  state: StoryState;
  sourceId: number | null;
  revisionId: number | null;
  publishAt: Date | null;
  embargoUntil: Date | null;
  embargoOpen: boolean;
  firstPublishedAt: Date | null;
  withheldBy: string | null;
}

export async function lockStoryRow(db: Db, id: number): Promise<LockedStory | undefined> {
  const { rows } = await sql<LockedStory>`
    select id, kind, language, state, source_id as "sourceId", revision_id as "revisionId", publish_at as "publishAt",
      embargo_until as "embargoUntil", embargo_open as "embargoOpen", first_published_at as "firstPublishedAt",
      withheld_by as "withheldBy"
    from story where id = ${id} for update
  `.execute(db);
  return rows[0];
}

export interface NewStoryRow {
  kind: StoryKind;
  language: string;
  sourceId: number | null;
  pairOf: number | null;
  embargoUntil: Date | null;
  embargoOpen: boolean;
  expiresAt: Date | null;
  sensitive: boolean;
  sponsor: string | null;
}

export async function insertStory(db: Db, story: NewStoryRow): Promise<number> {
  const row = await db
    .insertInto('story')
    .values({
      kind: story.kind,
      language: story.language,
      source_id: story.sourceId,
      pair_of: story.pairOf,
      embargo_until: story.embargoUntil,
      embargo_open: story.embargoOpen,
      expires_at: story.expiresAt,
      sensitive: story.sensitive,
      sponsor: story.sponsor,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export interface RevisionRow {
  schemaVersion: number;
  headline: string;
  kicker: string | null;
  standfirst: string | null;
  dateline: string | null;
  byline: string | null;
  body: Body;
  words: number;
  pictureId: number | null;
  pictureText: PictureUse | null;
  /** Of its kind. */
  fields: KindFields;
}

/** The caller holds the story's row, so the numbers have no gaps and no races. */
export async function insertRevision(
  db: Db,
  storyId: number,
  revision: RevisionRow,
  createdBy: string,
): Promise<number> {
  const row = await db
    .insertInto('story_revision')
    .values((values) => ({
      story_id: storyId,
      number: values
        .selectFrom('story_revision')
        .where('story_id', '=', storyId)
        .select(sql<number>`coalesce(max(number), 0) + 1`.as('next')),
      schema_version: revision.schemaVersion,
      headline: revision.headline,
      kicker: revision.kicker,
      standfirst: revision.standfirst,
      dateline: revision.dateline,
      byline: revision.byline,
      body: JSON.stringify(revision.body),
      words: revision.words,
      picture_id: revision.pictureId,
      picture_text: revision.pictureText === null ? null : JSON.stringify(revision.pictureText),
      fields: JSON.stringify(revision.fields),
      created_by: createdBy,
    }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export interface StoryChange {
  state?: StoryState;
  revisionId?: number;
  publishAt?: Date | null;
  embargoUntil?: Date | null;
  embargoOpen?: boolean;
  expiresAt?: Date | null;
  firstPublishedAt?: Date | null;
  updatedAt?: Date;
  withheldBy?: string | null;
  killNotice?: string | null;
  killedAt?: Date;
  killedBy?: string;
  sensitive?: boolean;
  sponsor?: string | null;
  onlyIn?: string[] | null;
  notIn?: string[] | null;
  ownNotice?: string | null;
  ownNoticeBeside?: boolean;
  usageTerms?: string | null;
}

export async function updateStory(db: Db, id: number, change: StoryChange): Promise<void> {
  const columns = {
    state: change.state,
    revision_id: change.revisionId,
    publish_at: change.publishAt,
    embargo_until: change.embargoUntil,
    embargo_open: change.embargoOpen,
    expires_at: change.expiresAt,
    first_published_at: change.firstPublishedAt,
    updated_at: change.updatedAt,
    withheld_by: change.withheldBy,
    kill_notice: change.killNotice,
    killed_at: change.killedAt,
    killed_by: change.killedBy,
    sensitive: change.sensitive,
    sponsor: change.sponsor,
    only_in: change.onlyIn,
    not_in: change.notIn,
    ...{ own_notice: change.ownNotice, own_notice_beside: change.ownNoticeBeside, usage_terms: change.usageTerms },
  };
  const named = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
  if (Object.keys(named).length > 0) await db.updateTable('story').set(named).where('id', '=', id).execute();
}

/** The copies that lists read by: when it came out, and whether it is out, there. Those of its tags and authors among them. */
export async function updateAppearances(db: Db, storyId: number): Promise<void> {
  await sql`
    with filed as (
      update story_tag t set published_at = s.first_published_at from story s
      where s.id = t.story_id and s.id = ${storyId} and t.published_at is distinct from s.first_published_at
    ), written as (
      update story_author w set published_at = s.first_published_at from story s
      where s.id = w.story_id and s.id = ${storyId} and w.published_at is distinct from s.first_published_at
    )
    update appearance a set published_at = s.first_published_at,
      listed = s.state = 'live' and a.ended_at is null and may_enter(s.only_in, s.not_in, site.territory)
    from story s, site where s.id = a.story_id and site.id = a.site_id and s.id = ${storyId}
  `.execute(db);
}

export async function storyLanguage(db: Db, storyId: number): Promise<string> {
  return (await db.selectFrom('story').select('language').where('id', '=', storyId).executeTakeFirstOrThrow()).language;
}

export async function updateTerritory(tx: Db, siteId: number, territory: string | null): Promise<void> {
  await sql`update site set territory = ${territory} where id = ${siteId}`.execute(tx);
}

/** Index: story_bounded. */
export async function boundedStoriesOn(tx: Db, siteId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select s.id from story s join appearance a on a.story_id = s.id and a.site_id = ${siteId}
    where s.only_in is not null or s.not_in is not null order by s.id
  `.execute(tx);
  return rows.map(({ id }) => id);
}

/** Whether the segment was free and now is ours. */
export async function claimSegment(db: Db, sectionId: number, segment: string): Promise<boolean> {
  const claimed = await db
    .insertInto('segment')
    .values({ section_id: sectionId, segment })
    .onConflict((conflict) => conflict.doNothing())
    .returning('segment')
    .executeTakeFirst();
  return claimed !== undefined;
}

export async function insertAppearance(
  db: Db,
  appearance: {
    storyId: number;
    siteId: number;
    sectionId: number;
    slug: string;
    language: string;
    kind: StoryKind;
    thread: 'shared' | 'none';
  },
): Promise<void> {
  await db
    .insertInto('appearance')
    .values({
      story_id: appearance.storyId,
      site_id: appearance.siteId,
      section_id: appearance.sectionId,
      slug: appearance.slug,
      language: appearance.language,
      kind: appearance.kind,
      thread: appearance.thread,
    })
    .execute();
}

/** Its comments are read before they are shown, unless the thread is closed already. */
export async function readThreadFirst(tx: Db, storyId: number): Promise<void> {
  await sql`
    insert into thread (story_id, state) values (${storyId}, 'premod')
    on conflict (story_id) do update set state = 'premod' where thread.state = 'open'
  `.execute(tx);
}

export async function insertTombstone(db: Db, kind: 'kill' | 'takedown' | 'erasure', tag: string): Promise<void> {
  await db
    .insertInto('tombstone')
    .values({ kind, tag })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
