/** The task `letters.build`: at a letter's hour its edition is built of the day's stories, frozen, and queued. */
import type { Db } from '../../platform/db/database.ts';
import { enqueue } from '../../platform/tasks/task-queries.ts';
import { dayKey } from '../network/network.ts';
import type { Language, Network, Site } from '../network/network.ts';
import { storiesBetween } from '../stories/stories.ts';
import { insertEdition, latestEditions, queueDeliveries } from './edition-queries.ts';
import type { Edition } from './edition-queries.ts';
import { allLetters } from './letter-queries.ts';
import { fewestStories, mostStories } from './letter.ts';
import type { Letter } from './letter.ts';

const hourMs = 3_600_000;
/** What was in one of the last editions is not in the next. */
const editionsRemembered = 3;

/** Every daily letter whose hour has come and whose edition of the day is not there yet. */
export async function buildDueEditions(db: Db, network: Network, now: Date): Promise<Edition[]> {
  const built: Edition[] = [];
  for (const letter of await allLetters(db)) {
    const site = network.siteById(letter.siteId);
    if (!site || letter.hour === null || hourOf(now, site.timeZone) < letter.hour) continue;
    for (const language of site.languages) {
      const edition = await buildEdition(db, network, site, letter, language, now);
      if (edition) built.push(edition);
    }
  }
  return built;
}

/** Undefined when there is one of the day, or too little has happened to make one. */
export async function buildEdition(
  db: Db,
  network: Network,
  site: Site,
  letter: Letter,
  language: Language,
  now: Date,
): Promise<Edition | undefined> {
  const day = dayKey(now, site.timeZone);
  const former = await latestEditions(db, letter.id, language, editionsRemembered);
  if (former[0]?.day === day) return undefined;
  // Monday's covers the weekend, and the first of all the day before it.
  const since = new Date(now.getTime() - (weekdayOf(now, site.timeZone) === 'Mon' ? 72 : 26) * hourMs);
  const except = former.flatMap((edition) => edition.storyIds);
  const cards = await storiesBetween(db, { network, site, language, now }, since, except, mostStories);
  if (cards.length < fewestStories) return undefined;
  return db.transaction().execute(async (tx) => {
    const storyIds = cards.map((card) => card.id);
    const edition = await insertEdition(tx, { letterId: letter.id, language, day, storyIds });
    if (edition && (await queueDeliveries(tx, edition)) > 0)
      await enqueue(tx, 'letters.send', {}, { key: 'letters.send' });
    return edition;
  });
}

function hourOf(now: Date, timeZone: string): number {
  return Number(new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone }).format(now));
}

function weekdayOf(now: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en', { weekday: 'short', timeZone }).format(now);
}
