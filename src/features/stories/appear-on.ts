/** A story on one more site, by reference: its words, its thread and its end are one; headline and address may be the site's own. */
import { record } from '../../platform/audit/audit-queries.ts';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import { announce } from '../../platform/db/announce.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { enqueue } from '../../platform/tasks/task-queries.ts';
import type { Section, Site } from '../network/network.ts';
import { allAppearances, endAppearanceRow, putAppearance } from './appearance-queries.ts';
import type { AppearanceRow } from './appearance-queries.ts';
import { claimSlug } from './claim-slug.ts';
import { requireNoRisks } from './may-publish.ts';
import { lockStory } from './story-changes.ts';
import { storyLanguage, updateAppearances } from './story-write-queries.ts';
import type { LockedStory } from './story-write-queries.ts';
import { tagsOfStory } from './story-queries.ts';
import { storyTag } from './story-tags.ts';

export interface AppearanceWanted {
  site: Site;
  section: Section;
  /** Null: the story's own. */
  headline: string | null;
  /** Null: that of its home, or the next that is free. */
  slug: string | null;
}

const longestHeadline = 300;

/** The slug that it got. Throws `appearance-site`, `appearance-headline`, `story-incomplete`, `story-state`, `story-unknown`. */
export async function appearOn(db: Db, storyId: number, wanted: AppearanceWanted, actor: Actor): Promise<string> {
  const { site, section, headline } = wanted;
  if (headline !== null && (headline.trim() === '' || headline.length > longestHeadline))
    throw new KnownError('appearance-headline');
  return db.transaction().execute(async (tx) => {
    const { story, home, others } = await lockAppearances(tx, storyId);
    if (headline !== null) await requireNoRisks(tx, story);
    const language = await storyLanguage(tx, storyId);
    if (!site.languages.some((spoken) => spoken === language))
      throw new KnownError('appearance-site', `${site.name} does not speak “${language}”.`);
    if (section.siteId !== site.id)
      throw new KnownError('appearance-site', `${section.path} is no section of ${site.name}.`);
    if ([home, ...others].some(({ siteId, endedAt }) => siteId === site.id && endedAt === null))
      throw new KnownError('appearance-site', `It stands on ${site.name} already.`);
    const slug = await claimSlug(tx, section.id, wanted.slug ?? home.slug);
    await putAppearance(tx, storyId, {
      ...{ siteId: site.id, sectionId: section.id, slug, headline },
      thread: home.thread,
    });
    await settle(tx, storyId, []);
    await record(tx, actor, 'story.appear', `story:${storyId}`, {
      site: site.key,
      section: section.path,
      slug,
      headline,
    });
    return slug;
  });
}

/** Its address there leads to its home from now on. Throws `appearance-site`, `story-state`, `story-unknown`. */
export async function endAppearance(db: Db, storyId: number, site: Site, actor: Actor, now: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { home, others } = await lockAppearances(tx, storyId);
    if (home.siteId === site.id)
      throw new KnownError('appearance-site', `${site.name} is its home: withhold it, or kill it.`);
    if (!others.some(({ siteId, endedAt }) => siteId === site.id && endedAt === null))
      throw new KnownError('appearance-site', `It does not stand on ${site.name}.`);
    await endAppearanceRow(tx, storyId, site.id, now);
    await settle(tx, storyId, [storyTag(storyId)]);
    await record(tx, actor, 'story.disappear', `story:${storyId}`, { site: site.key });
  });
}

async function lockAppearances(
  tx: Tx,
  storyId: number,
): Promise<{ story: LockedStory; home: AppearanceRow; others: AppearanceRow[] }> {
  const story = await lockStory(tx, storyId);
  const { state } = story;
  if (state === 'killed' || state === 'taken-down')
    throw new KnownError('story-state', `It is ${state}, and that is for good.`);
  const [home, ...others] = await allAppearances(tx, storyId);
  if (!home) throw new Error(`Story ${storyId} stands nowhere.`);
  return { story, home, others };
}

/** Lists, kept pages and the search of every site that has it or had it. */
async function settle(tx: Tx, storyId: number, withdrawn: readonly string[]): Promise<void> {
  await updateAppearances(tx, storyId);
  await announce(tx, await tagsOfStory(tx, storyId), { withdrawn: [...withdrawn] });
  await enqueue(tx, 'stories.revised', { storyId }, { key: `revised ${storyId}` });
}
