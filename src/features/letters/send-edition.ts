/** The desk sends an edition out of its hour, or to those who have come since; and looks at one before. */
import type { Actor } from '../../platform/audit/audit-queries.ts';
import { record } from '../../platform/audit/audit-queries.ts';
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { dayKey, lettersPath } from '../network/network.ts';
import { chooseLetterPromo, letterPromo } from '../promos/promos.ts';
import { sensitiveAmong, storiesByIds } from '../stories/stories.ts';
import { buildEdition, queueEdition, storiesForEdition } from './build-edition.ts';
import type { BuiltEdition, Issue } from './build-edition.ts';
import { correctionsOfEdition } from './edition-corrections.ts';
import { editionBodies, editionSubject } from './edition-mail.tsx';
import { editionOf } from './edition-queries.ts';
import { fewestStories } from './letter.ts';

/** The one of `day`; of today where none is named, which is built if it is not there. Nobody gets one twice. */
export async function sendEdition(db: Db, issue: Issue, day: string | null, actor: Actor): Promise<BuiltEdition> {
  const { letter, language, site, now } = issue;
  const built = day === null ? await buildEdition(db, issue) : undefined;
  return db.transaction().execute(async (tx) => {
    const edition = built?.edition ?? (await editionOf(tx, letter.id, language, day ?? dayKey(now, site.timeZone)));
    if (!edition) throw new KnownError('edition-unknown');
    const queued = built?.queued ?? (await queueEdition(tx, edition));
    await record(tx, actor, 'letter.send', `edition:${edition.id}`, { queued });
    return { edition, queued };
  });
}

/** Today's as a reader would get it: the one that is there, or what would be built now. */
export async function previewEdition(
  db: Db,
  issue: Issue,
  origin: string,
): Promise<{ subject: string; text: string; html: string }> {
  const { letter, language, site, now } = issue;
  const day = dayKey(now, site.timeZone);
  const edition = await editionOf(db, letter.id, language, day);
  const cards = edition ? (await storiesByIds(db, issue, edition.storyIds)).value : await storiesForEdition(db, issue);
  if (cards.length < (edition ? 1 : fewestStories)) throw new KnownError('edition-unknown');
  const corrections = await correctionsOfEdition(
    db,
    issue,
    edition ?? { letterId: letter.id, language, day, builtAt: now },
  );
  const storyIds = cards.map(({ id }) => id);
  const creativeId = edition ? edition.creativeId : await chooseLetterPromo(db, issue, storyIds, Math.random);
  const view = creativeId === null ? null : await letterPromo(db, issue, creativeId);
  const promo = view && { view, href: origin + view.href, sensitiveIds: await sensitiveAmong(db, storyIds) };
  // Nobody's links: one leads to where one signs up, the other tells of no offer.
  const mail = { ...issue, day, origin, cards, corrections, promo, leaveHref: origin + lettersPath(site, language) };
  return { subject: editionSubject(mail), ...editionBodies(mail) };
}
