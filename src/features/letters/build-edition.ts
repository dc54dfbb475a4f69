/** The task `letters.build`: at a letter's hour its edition is built of the day's stories, frozen, and queued. */
import type { Db } from '../../platform/db/database.ts';
import { enqueue } from '../../platform/tasks/task-queries.ts';
import { dayKey } from '../network/network.ts';
import type { Language, Network, Site } from '../network/network.ts';
import { chooseLetterPromo } from '../promos/promos.ts';
import { storiesBetween } from '../stories/stories.ts';
import type { StoryCard } from '../stories/stories.ts';
import { chooseOrder } from './edition-order.ts';
import { insertEdition, latestEditions, queueDeliveries } from './edition-queries.ts';
import type { Edition } from './edition-queries.ts';
import { allLetters } from './letter-queries.ts';
import { editionSince, fewestStories, isDue, mostStories } from './letter.ts';
import type { Letter } from './letter.ts';

/** What was in one of the last editions is not in the next. */
const editionsRemembered = 3;

export interface Issue {
  network: Network;
  site: Site;
  letter: Letter;
  language: Language;
  now: Date;
}

export interface BuiltEdition {
  edition: Edition;
  /** How many it goes to. */
  queued: number;
}

export interface DueEditions {
  built: Edition[];
  failed: { letterId: number; language: Language; error: unknown }[];
}

/**
 * Every daily letter whose hour has come and whose edition of the day is not there yet. One that fails is left for the
 * next round and does not hold up the others.
 */
export async function buildDueEditions(
  db: Db,
  network: Network,
  now: Date,
  random: () => number = Math.random,
): Promise<DueEditions> {
  const due: DueEditions = { built: [], failed: [] };
  for (const letter of await allLetters(db)) {
    const site = network.siteById(letter.siteId);
    if (!site || !isDue(letter, now, site.timeZone)) continue;
    for (const language of site.languages) {
      try {
        const issue = await buildEdition(db, { network, site, letter, language, now }, random);
        if (issue) due.built.push(issue.edition);
      } catch (error) {
        due.failed.push({ letterId: letter.id, language, error });
      }
    }
  }
  return due;
}

/** Undefined when there is one of the day, or too little has happened to make one. */
export async function buildEdition(
  db: Db,
  issue: Issue,
  random: () => number = Math.random,
): Promise<BuiltEdition | undefined> {
  const cards = await storiesForEdition(db, issue);
  if (cards.length < fewestStories) return undefined;
  const { letter, language, site, now } = issue;
  const day = dayKey(now, site.timeZone);
  const storyIds = cards.map((card) => card.id);
  const creativeId = await chooseLetterPromo(db, issue, storyIds, random);
  return db.transaction().execute(async (tx) => {
    const edition = await insertEdition(tx, { letterId: letter.id, language, day, storyIds, creativeId, builtAt: now });
    return edition && { edition, queued: await queueEdition(tx, edition) };
  });
}

/** What an edition would hold if it were built now, in its order; nothing when there is one of the day. */
export async function storiesForEdition(db: Db, issue: Issue): Promise<StoryCard[]> {
  const { letter, language, site, now } = issue;
  const former = await latestEditions(db, letter.id, language, editionsRemembered);
  if (former[0]?.day === dayKey(now, site.timeZone)) return [];
  const since = editionSince(now, former[0]?.builtAt ?? null, site.timeZone);
  const except = former.flatMap((edition) => edition.storyIds);
  return chooseOrder(await storiesBetween(db, issue, since, except, mostStories), issue);
}

/** To everyone who has asked for it and has none of it yet; how many those are. */
export async function queueEdition(tx: Db, edition: Edition): Promise<number> {
  const queued = await queueDeliveries(tx, edition);
  if (queued > 0) await enqueue(tx, 'letters.send', {}, { key: 'letters.send' });
  return queued;
}
