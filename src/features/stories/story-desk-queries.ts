/** What the verbs, the clock and the desk ask about stories before they do anything. What readers see is asked elsewhere. */
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { RevisionRow } from './story-write-queries.ts';
import type { KindFields, Standing, StoryKind, StoryState } from './story.ts';

type NumberedRevision = RevisionRow & { id: number; createdBy: string };

export async function newestRevision(db: Db, storyId: number): Promise<NumberedRevision | undefined> {
  const [newest] = await newestRevisions(db, storyId, 1);
  return newest;
}

/** The newest first. Index: story_revision (story_id, number). */
export async function newestRevisions(db: Db, storyId: number, limit: number): Promise<NumberedRevision[]> {
  const { rows } = await sql<NumberedRevision>`
    select ${columns} from story_revision r where r.story_id = ${storyId} order by r.number desc limit ${limit}
  `.execute(db);
  return rows;
}

/** The one that readers see: a newer one may wait. */
export async function shownRevision(db: Db, storyId: number): Promise<NumberedRevision | undefined> {
  const { rows } = await sql<NumberedRevision>`
    select ${columns} from story s join story_revision r on r.id = s.revision_id where s.id = ${storyId}
  `.execute(db);
  return rows[0];
}

const columns = sql`
  r.id, r.created_by as "createdBy", r.schema_version as "schemaVersion", r.headline, r.kicker, r.standfirst, r.dateline, r.byline,
  r.body, r.words, r.picture_id as "pictureId", r.picture_text as "pictureText", r.fields`;

/** Of the revision that readers see, and of the newest. */
export async function fieldsShownAndNewest(db: Db, storyId: number): Promise<KindFields[]> {
  const { rows } = await sql<{ fields: KindFields }>`
    select r.fields from story s join story_revision r on r.story_id = s.id
    where s.id = ${storyId} and (r.id = s.revision_id or r.number = (select max(number) from story_revision where story_id = s.id))
  `.execute(db);
  return rows.map(({ fields }) => fields);
}

export async function storyState(db: Db, id: number): Promise<StoryState | undefined> {
  const { rows } = await sql<{ state: StoryState }>`select state from story where id = ${id}`.execute(db);
  return rows[0]?.state;
}

export interface OwnRights {
  notice: string | null;
  /** Whether the source's stands beside it. */
  beside: boolean;
  terms: string | null;
}

/** What its agency says of it alone. */
export async function ownRightsOf(db: Db, id: number): Promise<OwnRights> {
  const { rows } = await sql<OwnRights>`
    select own_notice as notice, own_notice_beside as beside, usage_terms as terms from story where id = ${id}
  `.execute(db);
  return rows[0] ?? { notice: null, beside: false, terms: null };
}

export interface StoryStatus {
  state: StoryState;
  kind: StoryKind;
  language: string;
  headline: string;
  revisions: number;
  publishAt: Date | null;
  embargoUntil: Date | null;
  embargoOpen: boolean;
  expiresAt: Date | null;
  onlyIn: string[] | null;
  notIn: string[] | null;
  /** Some words of it were once to be read, by whoever might. */
  published: boolean;
  /** When readers saw it first, or will. */
  firstPublishedAt: Date | null;
  updatedAt: Date | null;
  killedAt: Date | null;
  /** Who killed it or took it down. */
  killedBy: string | null;
}

/** What the desk wants to know before it does anything. */
export async function storyStatus(db: Db, id: number): Promise<StoryStatus | undefined> {
  const { rows } = await sql<StoryStatus>`
    select s.state, s.kind, s.language, newest.headline, newest.number as revisions, s.publish_at as "publishAt",
      s.embargo_until as "embargoUntil", s.embargo_open as "embargoOpen", s.expires_at as "expiresAt",
      s.only_in as "onlyIn", s.not_in as "notIn", s.revision_id is not null as published, s.first_published_at as "firstPublishedAt", s.updated_at as "updatedAt",
      s.killed_at as "killedAt", s.killed_by as "killedBy"
    from story s
    join lateral (select headline, number from story_revision r where r.story_id = s.id order by number desc limit 1) newest on true
    where s.id = ${id}
  `.execute(db);
  return rows[0];
}

export interface ListedStory {
  id: number;
  standing: Standing;
  site: string;
  section: string;
  headline: string;
  publishedAt: Date | null;
}

/**
 * The newest first: by when they were or will be published, else made. It goes through the whole archive, which one
 * person's command may and no page; what is shown is looked up for those few that are.
 */
export async function newestStories(
  db: Db,
  wanted: { siteId: number | null; standing: Standing | null; limit: number },
  now: Date,
): Promise<ListedStory[]> {
  const { rows } = await sql<ListedStory>`
    select s.id, s.standing, site.key as site, section.path as section, coalesce(s.own_headline, newest.headline) as headline,
      s.published_at as "publishedAt"
    from (
      select s.id, s.standing, s.published_at, s.moment, a.id as appearance_id, a.site_id, a.section_id, a.headline as own_headline
      from (
        select id, coalesce(first_published_at, publish_at) as published_at,
          coalesce(first_published_at, publish_at, created_at) as moment,
          -- As refusal in exit-guard.ts has it.
          case
            when state <> 'live' then state
            when embargo_open or embargo_until > ${now} then 'embargoed'
            when expires_at <= ${now} then 'expired'
            else 'live'
          end as standing
        from story
      ) s join appearance a on a.story_id = s.id
      where (${wanted.siteId}::int is null or a.site_id = ${wanted.siteId})
        and s.standing = coalesce(${wanted.standing}::text, nullif(s.standing, 'taken-down'))
      order by s.moment desc, s.id desc, a.id limit ${wanted.limit}
    ) s
    join site on site.id = s.site_id join section on section.id = s.section_id
    join lateral (select headline from story_revision r where r.story_id = s.id order by number desc limit 1) newest on true
    order by s.moment desc, s.id desc, s.appearance_id
  `.execute(db);
  return rows;
}

export async function appearancesOf(
  db: Db,
  storyId: number,
): Promise<{ siteId: number; sectionId: number; slug: string; language: string }[]> {
  const { rows } = await sql<{ siteId: number; sectionId: number; slug: string; language: string }>`
    select site_id as "siteId", section_id as "sectionId", slug, language from appearance where story_id = ${storyId} and ended_at is null order by id
  `.execute(db);
  return rows;
}

export async function storyIdAt(db: Db, sectionId: number, slug: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('appearance')
    .select('story_id')
    .where('section_id', '=', sectionId)
    .where('slug', '=', slug)
    .executeTakeFirst();
  return row?.story_id;
}

/** Scheduled stories whose time has come, oldest first. Index: story_due. */
export async function dueStories(db: Db, now: Date, limit: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from story where state = 'scheduled' and publish_at <= ${now} order by publish_at, id limit ${limit}
  `.execute(db);
  return rows.map((row) => row.id);
}

/** Live stories whose embargo or life ended between two moments. Indexes: story_embargo, story_expiry. */
export async function storiesCrossing(db: Db, after: Date, until: Date): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from story where state = 'live' and embargo_until > ${after} and embargo_until <= ${until}
    union
    select id from story where state = 'live' and expires_at > ${after} and expires_at <= ${until}
  `.execute(db);
  return rows.map((row) => row.id);
}

/** When the clock will change what readers of the story see: at most its embargo's end and its own. */
export async function clockMoments(db: Db, storyId: number): Promise<Date[]> {
  const { rows } = await sql<{ moment: Date }>`
    select embargo_until as moment from story where id = ${storyId} and embargo_until > now()
    union
    select expires_at from story where id = ${storyId} and expires_at > now()
  `.execute(db);
  return rows.map((row) => row.moment);
}

/** What is gone for good: kills, takedowns, erasures; of some tags or all. */
export async function tombstonesOf(
  db: Db,
  tags: readonly string[] | null,
): Promise<{ tag: string; at: Date; kind: string }[]> {
  const all = db.selectFrom('tombstone').select(['tag', 'at', 'kind']).orderBy('id');
  return (tags === null ? all : all.where('tag', 'in', tags)).execute();
}
