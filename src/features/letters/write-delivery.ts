/** One edition as the mail to one reader. */
import type { Db } from '../../platform/db/database.ts';
import type { OutgoingMail } from '../../platform/mail/mail-transport.ts';
import { leaveLetterPath, mailFrom } from '../network/network.ts';
import type { Language, Network, Site } from '../network/network.ts';
import { letterPromo, openLetterOffers } from '../promos/promos.ts';
import type { LetterOffer, LetterOffers } from '../promos/promos.ts';
import { sensitiveAmong, storiesByIds } from '../stories/stories.ts';
import type { StoryCard } from '../stories/stories.ts';
import { editionBodies, editionSubject } from './edition-mail.tsx';
import { correctionsOfEdition } from './edition-corrections.ts';
import { orderedStories } from './edition-order.ts';
import type { EditionPromo } from './edition-promo.tsx';
import { editionById } from './edition-queries.ts';
import type { Edition } from './edition-queries.ts';
import { leaveSecret } from './leave-secret.ts';
import { allLetters } from './letter-queries.ts';
import type { Letter } from './letter.ts';
import { promoPlace } from './promo-place.ts';

export interface WriterDeps {
  db: Db;
  network: Network;
  originOf: (site: { host: string }) => string;
  secretKey: Buffer;
  now: () => Date;
}

interface Issue {
  edition: Edition;
  letter: Letter;
  site: Site;
}

export interface WrittenDelivery {
  mail: OutgoingMail;
  /** What it offers, to be counted once it is sent; null if it has no promo. */
  offer: LetterOffer | null;
}

type WriteDelivery = (delivery: {
  editionId: number;
  subscriberId: number;
  email: string;
}) => Promise<WrittenDelivery | undefined>;

/**
 * An edition's numbers are read once for all who get it, its stories anew for each: one that was withdrawn since is not
 * in it. Undefined when nothing is left.
 */
export function deliveryWriter({ db, network, originOf, secretKey, now }: WriterDeps): WriteDelivery {
  const issues = new Map<number, Promise<Issue | undefined>>();
  let offers: Promise<LetterOffers> | undefined;

  async function readIssue(editionId: number): Promise<Issue | undefined> {
    const edition = await editionById(db, editionId);
    const letter = (await allLetters(db)).find(({ id }) => id === edition?.letterId);
    const site = letter && network.siteById(letter.siteId);
    return edition && letter && site ? { edition, letter, site } : undefined;
  }

  /** Looked at again for each: a flight may end, a story be withdrawn or marked, while an issue is under way. */
  async function promoOf(
    { edition, site }: Issue,
    cards: readonly StoryCard[],
  ): Promise<{ promo: EditionPromo | null; offer: LetterOffer | null }> {
    const none = { promo: null, offer: null };
    if (edition.creativeId === null) return none;
    const on = { network, site, language: edition.language as Language, now: now() };
    const view = await letterPromo(db, on, edition.creativeId);
    const ids = cards.map(({ id }) => id);
    const sensitiveIds = await sensitiveAmong(db, ids);
    if (view === null || promoPlace(orderedStories(cards, on), sensitiveIds) === null) return none;
    const offer = (await (offers ??= openLetterOffers(db)))(view.creativeId, site.id, on.now);
    return { promo: { view, sensitiveIds, href: `${originOf(site)}${view.href}?o=${offer.token}` }, offer };
  }

  return async ({ editionId, subscriberId, email }) => {
    const reading = issues.get(editionId) ?? readIssue(editionId);
    issues.set(editionId, reading);
    const issue = await reading;
    if (issue === undefined) return undefined;
    const { edition, letter, site } = issue;
    const language = edition.language as Language;
    const { value: cards } = await storiesByIds(db, { network, site, language, now: now() }, edition.storyIds);
    if (cards.length === 0) return undefined;
    const corrections = await correctionsOfEdition(db, { network, site, language, now: now() }, edition);
    const origin = originOf(site);
    const token = leaveSecret(secretKey, subscriberId, letter.id).value;
    const leaveHref = origin + leaveLetterPath(site, language, token);
    const { promo, offer } = await promoOf(issue, cards);
    const about = { network, site, language, day: edition.day, origin, cards, corrections, promo, leaveHref };
    const mail = {
      from: mailFrom(site),
      to: email,
      subject: editionSubject(about)
        .replaceAll(/[\r\n]+/g, ' ')
        .slice(0, 200),
      ...editionBodies(about),
      headers: {
        'List-Unsubscribe': `<${leaveHref}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        'List-Id': `<${letter.key}.${site.host}>`,
      },
      messageId: `edition-${edition.id}-${subscriberId}`,
      returnPath: `b+${edition.id}.${subscriberId}@${site.host}`,
    };
    return { mail, offer };
  };
}
