/**
 * Signing up: an address gets one mail, and nothing else before its link was pressed. The answer is the same for every
 * address, and a stranger cannot have a mailbox filled: one confirmation a day over the whole network, until it is answered.
 */
import type { Db } from '../../platform/db/database.ts';
import { mailAddress } from '../../platform/mail/mail-address.ts';
import { mailBodies } from '../../platform/mail/mail-frame.tsx';
import { queueMail } from '../../platform/mail/queue-mail.ts';
import { mayPassUntimed, newSecret, throttle } from '../members/members.ts';
import { confirmLettersPath, mailFrom } from '../network/network.ts';
import type { Language, Site } from '../network/network.ts';
import { isPersonsTime } from './form-time.ts';
import { leaveSecret } from './leave-secret.ts';
import { insertLetterToken, lettersOfSite, recordConsent, subscriberFor, wasAskedLately } from './letter-queries.ts';
import { consentWording, isOffered } from './letter.ts';
import { letterStrings } from './strings/catalogue.ts';

export interface SignUp {
  email: string;
  /** Keys of the site's letters. */
  letters: readonly string[];
  site: Site;
  language: Language;
  origin: string;
  /** Where it was asked for. */
  page: string;
  network: string;
  /** When the form was drawn, sealed; null for the short one, which stands on pages that all share: few of a network pass. */
  formTime: string | null;
  now: Date;
}

export type SignUpProblem = 'no-address' | 'none-chosen' | 'too-soon';

/** What is wrong with it, or nothing. */
export async function signUp(db: Db, wanted: SignUp, secretKey: Buffer): Promise<SignUpProblem | null> {
  const address = mailAddress(wanted.email);
  const { site, language, page, network } = wanted;
  const offered = (await lettersOfSite(db, site.id)).filter(isOffered);
  const letters = offered.filter(({ key }) => wanted.letters.includes(key));
  if (address === undefined) return 'no-address';
  if (letters.length === 0) return 'none-chosen';
  const timely =
    wanted.formTime === null
      ? await mayPassUntimed(db, 'letters', network)
      : isPersonsTime(secretKey, wanted.formTime, wanted.now);
  if (!timely) return 'too-soon';
  await throttle(db, 'letters', network, address.key);
  const token = newSecret();
  await db.transaction().execute(async (tx) => {
    const subscriberId = await subscriberFor(tx, address.address, address.key);
    for (const letter of letters)
      await recordConsent(tx, {
        ...{ subscriberId, letterId: letter.id, action: 'asked', wording: consentWording, page, network, language },
        ...{ proof: 'form', leaveHash: leaveSecret(secretKey, subscriberId, letter.id).hash },
      });
    if (await wasAskedLately(tx, subscriberId)) return;
    await insertLetterToken(tx, { hash: token.hash, subscriberId, letterIds: letters.map(({ id }) => id), page });
    const words = letterStrings(language);
    const mail = words.confirmMail(site.name, letters.map(({ kind }) => words.names[kind]).join(', '));
    const bodies = mailBodies({
      language,
      sender: site.name,
      heading: mail.subject,
      paragraphs: mail.paragraphs,
      button: { text: mail.button, href: wanted.origin + confirmLettersPath(site, language, token.value) },
      small: mail.small,
    });
    await queueMail(tx, { from: mailFrom(site), to: address.address, subject: mail.subject, ...bodies });
  });
  return null;
}
