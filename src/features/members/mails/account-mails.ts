/** What the hub mails. Links lead to the hub as the network's row says it, whatever a request called itself. */
import { mailBodies } from '../../../platform/mail/mail-frame.tsx';
import type { Mail } from '../../../platform/mail/queue-mail.ts';
import { mailFrom } from '../../network/network.ts';
import type { Language, Site } from '../../network/network.ts';
import { memberStrings, socialStrings } from '../strings/catalogue.ts';
import type { MailWords } from '../strings/words.ts';

export interface MailAbout {
  site: Site;
  language: Language;
  hubOrigin: string;
  to: string;
  name: string;
}

export function confirmMail(about: MailAbout, token: string): Mail {
  return written(about, memberStrings(about.language).confirmMail(about.site.name, about.name), `/confirm/${token}`);
}

export function alreadyMemberMail(about: MailAbout): Mail {
  return written(about, memberStrings(about.language).alreadyMemberMail(about.site.name), '/login', '/forgot');
}

export function resetMail(about: MailAbout, token: string): Mail {
  return written(about, memberStrings(about.language).resetMail(about.site.name, about.name), `/reset/${token}`);
}

export function noAccountMail(about: MailAbout): Mail {
  return written(about, memberStrings(about.language).noAccountMail(about.site.name), '/register');
}

export function proveMail(about: MailAbout, token: string): Mail {
  // The site is named, so that its letter can be offered beside the button.
  const path = `/prove/${token}?client=${about.site.key}`;
  return written(about, socialStrings(about.language).proveMail(about.site.name, about.name), path);
}

export function addressClaimedMail(about: MailAbout, provider: string): Mail {
  return written(about, socialStrings(about.language).addressClaimedMail(about.site.name, provider), '/account');
}

/** To the address that was the account's until now. */
export function addressLeftMail(about: MailAbout): Mail {
  return written(about, socialStrings(about.language).addressLeftMail(about.site.name, about.name), '/forgot');
}

export function bannedMail(
  about: MailAbout,
  ban: { place: string; rule: string; note: string; until: string | null },
): Mail {
  return written(about, memberStrings(about.language).bannedMail(ban), '/account');
}

function written(
  { site, language, hubOrigin, to }: MailAbout,
  words: MailWords,
  path: string,
  otherPath?: string,
): Mail {
  const base = `${hubOrigin}${language === 'ja' ? '/ja' : ''}`;
  const { other } = words;
  const bodies = mailBodies({
    language,
    sender: site.name,
    heading: words.subject,
    paragraphs: words.paragraphs,
    button: { text: words.button, href: base + path },
    other: other && otherPath ? { text: other, href: base + otherPath } : undefined,
    small: words.small,
  });
  return { from: mailFrom(site), to, subject: words.subject, ...bodies };
}
