/** A draft from what the desk or the wire gives, with its first revision and its place on one site. */
import { record } from '../../platform/audit/audit-queries.ts';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import type { Language, Section, Site } from '../network/network.ts';
import { wantCrops } from '../media/media.ts';
import { insertBodyPictures } from './body-parts-queries.ts';
import { countWords } from './body-text.ts';
import type { Body } from './body-schema.shared.ts';
import { schemaVersion } from './body-schema.shared.ts';
import { cropsIn, pictureIdsIn } from './body-uses.ts';
import { checkBody } from './check-body.ts';
import { claimSlug } from './claim-slug.ts';
import { insertAppearance, insertRevision, insertStory } from './story-write-queries.ts';
import type { RevisionRow } from './story-write-queries.ts';
import type { StoryId, StoryKind } from './story.ts';

/** What people wrote: everything that a revision keeps. */
export interface StoryCopy {
  headline: string;
  kicker: string | null;
  standfirst: string | null;
  dateline: string | null;
  byline: string | null;
  body: Body;
  picture: { id: number; alt: string; caption: string; credit: string } | null;
}

export interface NewStory {
  kind: StoryKind;
  language: Language;
  site: Site;
  section: Section;
  /** The slug that it would like; another story may have it already. */
  slug: string;
  sourceId: number | null;
  pairOf: number | null;
  embargoUntil: Date | null;
  embargoOpen: boolean;
  expiresAt: Date | null;
  sensitive: boolean;
  sponsor: string | null;
  copy: StoryCopy;
}

export async function newStory(db: Db, story: NewStory, actor: Actor): Promise<{ storyId: StoryId; slug: string }> {
  return db.transaction().execute((tx) => newStoryWithin(tx, story, actor));
}

/** Inside a transaction that does more. */
export async function newStoryWithin(
  tx: Tx,
  story: NewStory,
  actor: Actor,
): Promise<{ storyId: StoryId; slug: string }> {
  const storyId = await insertStory(tx, story);
  await addRevision(tx, storyId, story.copy, story.language, actor);
  const slug = await claimSlug(tx, story.section.id, story.slug);
  await insertAppearance(tx, {
    storyId,
    siteId: story.site.id,
    sectionId: story.section.id,
    slug,
    language: story.language,
    kind: story.kind,
    thread: story.sponsor === null ? 'shared' : 'none',
  });
  await record(tx, actor, 'story.new', `story:${storyId}`, { headline: story.copy.headline });
  return { storyId: storyId as StoryId, slug };
}

/** The number of the new revision. The caller holds the story's row, or has just made it. */
export async function addRevision(
  tx: Tx,
  storyId: number,
  copy: StoryCopy,
  language: string,
  actor: Actor,
): Promise<number> {
  // Whoever made the body: what pages, quotes and the editor rely on is kept by every revision there is.
  const checked = checkBody(copy.body);
  if ('problems' in checked) throw new KnownError('input-invalid', `${checked.problems.join('; ')}.`);
  const { picture, ...words } = copy;
  const revision = {
    ...words,
    schemaVersion,
    words: countWords(copy.body, language),
    pictureId: picture?.id ?? null,
    pictureText: picture && { alt: picture.alt, caption: picture.caption, credit: picture.credit },
  };
  const revisionId = await insertRevision(tx, storyId, revision, actor);
  const unknown = await insertBodyPictures(tx, revisionId, pictureIdsIn(copy.body));
  if (unknown.length > 0) throw new KnownError('input-invalid', `There is no picture ${unknown.join(', ')}.`);
  await wantCrops(tx, cropsIn(copy.body));
  return revisionId;
}

/** What people wrote in a revision, as copy for the next one. */
export function copyOf(revision: RevisionRow): StoryCopy {
  const { headline, kicker, standfirst, dateline, byline, body, pictureId, pictureText } = revision;
  const picture = pictureId === null || pictureText === null ? null : { id: pictureId, ...pictureText };
  return { headline, kicker, standfirst, dateline, byline, body, picture };
}
