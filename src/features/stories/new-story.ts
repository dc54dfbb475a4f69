/** A draft from what the desk or the wire gives, with its first revision and its place on one site. */
import { record } from '../../platform/audit/audit-queries.ts';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import type { PictureUse } from '../media/media.ts';
import type { Language, Section, Site } from '../network/network.ts';
import { wantCrops } from '../media/media.ts';
import { insertPicturesBeside } from './body-parts-queries.ts';
import { countWords } from './body-text.ts';
import type { Body } from './body-schema.shared.ts';
import { schemaVersion } from './body-schema.shared.ts';
import { cropsIn, pictureIdsIn } from './body-uses.ts';
import { checkBody } from './check-body.ts';
import { claimSlug } from './claim-slug.ts';
import { writeFiling } from './file-story.ts';
import type { Filing } from './filing.ts';
import { checkFields } from './kinds/check-fields.ts';
import { insertAppearance, insertRevision, insertStory, readThreadFirst } from './story-write-queries.ts';
import type { RevisionRow } from './story-write-queries.ts';
import { kindOf } from './kinds/all-kinds.ts';
import { pictureIdsInFields } from './kinds/field-references.ts';
import type { KindFields, StoryId, StoryKind } from './story.ts';

/** What people wrote: everything that a revision keeps. */
export interface StoryCopy {
  headline: string;
  kicker: string | null;
  standfirst: string | null;
  dateline: string | null;
  byline: string | null;
  body: Body;
  picture: ({ id: number } & PictureUse) | null;
  /** Of its kind: what a revision keeps besides. */
  fields: KindFields;
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
  /** Nothing where it is left out. */
  filing?: Filing;
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
  const kind = kindOf(story.kind);
  const sponsor = kind.payer?.(story.copy.fields) ?? story.sponsor;
  const thread = sponsor === null ? (kind.thread?.(story.copy.fields) ?? 'open') : 'closed';
  const storyId = await insertStory(tx, { ...story, sponsor });
  await addRevision(tx, { ...story, id: storyId }, story.copy, actor);
  const slug = await claimSlug(tx, story.section.id, story.slug);
  await insertAppearance(tx, {
    storyId,
    siteId: story.site.id,
    sectionId: story.section.id,
    slug,
    language: story.language,
    kind: story.kind,
    thread: thread === 'closed' ? 'none' : 'shared',
  });
  await writeFiling(tx, { id: storyId, kind: story.kind }, story.filing ?? {});
  // With it: no comment may come before the thread that is read first.
  if (thread === 'premod') await readThreadFirst(tx, storyId);
  await record(tx, actor, 'story.new', `story:${storyId}`, { headline: story.copy.headline });
  return { storyId: storyId as StoryId, slug };
}

/** The number of the new revision. The caller holds the story's row, or has just made it. */
export async function addRevision(
  tx: Tx,
  story: { id: number; kind: StoryKind; language: string },
  copy: StoryCopy,
  actor: Actor,
): Promise<number> {
  // Whoever made the body: what pages, quotes and the editor rely on is kept by every revision there is.
  const checked = checkBody(copy.body);
  if ('problems' in checked) throw new KnownError('input-invalid', `${checked.problems.join('; ')}.`);
  const fields = checkFields(story.kind, copy.fields);
  const { picture, ...words } = copy;
  const revision = {
    ...words,
    fields,
    schemaVersion,
    words: countWords(withWordsOfFields(copy.body, story.kind, fields), story.language),
    pictureId: picture?.id ?? null,
    pictureText: picture && useOf(picture),
  };
  const revisionId = await insertRevision(tx, story.id, revision, actor);
  const pictures = [...new Set([...pictureIdsInFields(fields), ...pictureIdsIn(copy.body)])];
  const unknown = await insertPicturesBeside(tx, revisionId, pictures);
  if (unknown.length > 0) throw new KnownError('input-invalid', `There is no picture ${unknown.join(', ')}.`);
  await wantCrops(tx, cropsIn(copy.body));
  return revisionId;
}

/** What is read of its fields is counted as if it stood in the body. */
function withWordsOfFields(body: Body, kind: StoryKind, fields: KindFields): Body {
  const more = (kindOf(kind).words?.(fields) ?? []).map((text) => ({
    ...{ type: 'paragraph' as const, attrs: { id: '' } },
    content: [{ type: 'text' as const, text }],
  }));
  return { ...body, content: [...body.content, ...more] };
}

function useOf({ alt, caption, credit, notice, terms, expires }: PictureUse): PictureUse {
  const rights = Object.entries({ notice, terms, expires }).filter(([, said]) => said !== undefined);
  return { alt, caption, credit, ...Object.fromEntries(rights) };
}

/** What people wrote in a revision, as copy for the next one. */
export function copyOf(revision: RevisionRow): StoryCopy {
  const { headline, kicker, standfirst, dateline, byline, body, pictureId, pictureText, fields } = revision;
  const picture = pictureId === null || pictureText === null ? null : { id: pictureId, ...pictureText };
  return { headline, kicker, standfirst, dateline, byline, body, picture, fields };
}
