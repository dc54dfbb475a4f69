/** A member may not take part for a while, on a site or everywhere. They are told until when, and by which rule. */
import { record } from '../../platform/audit/audit-queries.ts';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { queueMail } from '../../platform/mail/queue-mail.ts';
import { dateStyle, fullTime } from '../network/network.ts';
import type { Language, Network } from '../network/network.ts';
import { memberById } from './account-queries.ts';
import { bannedMail } from './mails/account-mails.ts';
import { insertBan, liftBans } from './role-queries.ts';
import type { BanWanted } from './role-queries.ts';

/** `ruleIn`: the rule's words, which the mail says in the member's language. */
export async function banMember(
  db: Db,
  deps: { network: Network; hubOrigin: string },
  ban: BanWanted,
  ruleIn: (language: Language) => string,
  actor: Actor,
): Promise<void> {
  if (actor === `member:${ban.memberId}`) throw new KnownError('forbidden');
  const { network, hubOrigin } = deps;
  const site = (ban.siteId === null ? undefined : network.siteById(ban.siteId)) ?? network.sites[0];
  await db.transaction().execute(async (tx) => {
    const member = await memberById(tx, ban.memberId);
    if (!member) throw new KnownError('member-unknown');
    await insertBan(tx, ban, actor);
    await record(tx, actor, 'member.ban', `member:${ban.memberId}`, {
      siteId: ban.siteId,
      rule: ban.rule,
      until: ban.until,
    });
    if (member.email === null || !site) return;
    const language = member.language === 'ja' ? 'ja' : 'en';
    const until = ban.until && fullTime(ban.until, dateStyle({ site, language, now: ban.until }));
    const place = ban.siteId === null ? network.settings.name : site.name;
    const about = { site, language, hubOrigin, to: member.email, name: member.name } as const;
    await queueMail(tx, bannedMail(about, { place, rule: ruleIn(language), note: ban.note, until }));
  });
}

export async function liftBan(db: Db, memberId: number, siteId: number | null, actor: Actor): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const lifted = await liftBans(tx, memberId, siteId);
    if (lifted > 0) await record(tx, actor, 'member.lift', `member:${memberId}`, { siteId });
    return lifted;
  });
}
