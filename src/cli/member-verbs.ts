/** Members at the command line: who they are, what they may, and that they may not for a while. */
import { discussionStrings, isRule, moderationRules } from '../features/discussion/discussion.ts';
import {
  banMember,
  grantRole,
  inviteFirstOwner,
  liftBan,
  memberNamed,
  newestMembers,
  revokeRole,
  roles,
} from '../features/members/members.ts';
import type { ListedMember, Role } from '../features/members/members.ts';
import type { Db } from '../platform/db/database.ts';
import { toMoment } from './to-moment.ts';
import { hubOriginOf } from './hub-origin.ts';
import { siteOption } from './site-option.ts';
import { needed, UsageError } from './verb.ts';
import type { CliContext, Verb } from './verb.ts';
import { withDesk } from './with-desk.ts';

const actor = 'desk:cli';
const site = { site: { type: 'string' } } as const;
type Options = Readonly<Record<string, string | boolean | undefined>>;

export const memberVerbs: Record<string, Verb> = {
  'member list': {
    usage: 'member list',
    help: 'The newest members: number, slug, name, roles.',
    run: (context) =>
      withDesk(context, async ({ db }) => {
        for (const member of await newestMembers(db, 50)) context.result(member, lineOf(member));
      }),
  },
  'member show': {
    usage: 'member show MEMBER',
    help: 'One member, by number (57 or member:57), slug or address.',
    takes: 1,
    run: (context, [named]) =>
      withDesk(context, async ({ db }) => {
        const member = await theMember(db, named);
        context.result(member, lineOf(member));
      }),
  },
  'member grant': {
    usage: `member grant MEMBER ${roles.join('|')} [--site KEY]`,
    help: 'Gives a role, on one site or on all; its bearer has to log in again.',
    takes: 2,
    options: site,
    run: (context, args, options) =>
      withRole(context, args, options, async (db, grant) => grantRole(db, grant, actor), 'given'),
  },
  'member revoke': {
    usage: 'member revoke MEMBER ROLE [--site KEY]',
    help: 'Takes a role away.',
    takes: 2,
    options: site,
    run: (context, args, options) =>
      withRole(context, args, options, async (db, grant) => revokeRole(db, grant, actor), 'taken away'),
  },
  'member first-owner': {
    usage: 'member first-owner ADDRESS',
    help: 'Prints a link that makes the first owner, once and within a day; for a network that has none.',
    takes: 1,
    run: (context, [address]) =>
      withDesk(context, async ({ db, network }) => {
        const email = needed(address, 'ADDRESS');
        const path = await db.transaction().execute((tx) => inviteFirstOwner(tx, email, actor, context.now()));
        const link = hubOriginOf(context, network) + path;
        context.result({ owner: link }, link);
      }),
  },
  'member ban': {
    usage: `member ban MEMBER --rule ${moderationRules.join('|')} [--site KEY] [--until TIME] [--note TEXT]`,
    help: 'Keeps a member from commenting and voting, on one site or on all; they are told by mail.',
    takes: 1,
    options: { ...site, rule: { type: 'string' }, until: { type: 'string' }, note: { type: 'string' } },
    run: (context, [named], options) =>
      withDesk(context, async ({ db, network }) => {
        const rule = needed(options['rule'], '--rule RULE');
        if (!isRule(rule)) throw new UsageError(`“${rule}” is no rule: ${moderationRules.join(', ')}.`);
        const member = await theMember(db, named);
        const until = typeof options['until'] === 'string' ? toMoment('--until', options['until']) : null;
        if (until && until <= context.now()) throw new UsageError('--until takes a time to come.');
        const note = typeof options['note'] === 'string' ? options['note'] : '';
        const ban = { memberId: member.id, siteId: siteOption(network, options.site)?.id ?? null, rule, note, until };
        const hubOrigin = hubOriginOf(context, network);
        await banMember(db, { network, hubOrigin }, ban, (language) => discussionStrings(language).rules[rule], actor);
        context.result(ban, `${member.name} is banned${until ? ` until ${until.toISOString()}` : ''}`);
      }),
  },
  'member lift': {
    usage: 'member lift MEMBER [--site KEY]',
    help: 'Ends a ban.',
    takes: 1,
    options: site,
    run: (context, [named], options) =>
      withDesk(context, async ({ db, network }) => {
        const member = await theMember(db, named);
        const lifted = await liftBan(db, member.id, siteOption(network, options.site)?.id ?? null, actor);
        context.result(
          { memberId: member.id, lifted },
          `${lifted} ban${lifted === 1 ? '' : 's'} of ${member.name} lifted`,
        );
      }),
  },
};

async function withRole(
  context: CliContext,
  [named, role]: readonly string[],
  options: Options,
  change: (db: Db, grant: { memberId: number; role: Role; siteId: number | null }) => Promise<void>,
  done: string,
): Promise<void> {
  const known = roles.find((candidate) => candidate === needed(role, 'ROLE'));
  if (!known) throw new UsageError(`“${role}” is no role: ${roles.join(', ')}.`);
  await withDesk(context, async ({ db, network }) => {
    const member = await theMember(db, named);
    const grant = { memberId: member.id, role: known, siteId: siteOption(network, options.site)?.id ?? null };
    await change(db, grant);
    context.result(grant, `${known} ${done}: ${member.name}`);
  });
}

async function theMember(db: Db, named: string | undefined): Promise<ListedMember> {
  return memberNamed(db, needed(named, 'MEMBER (number, slug or address)'));
}

function lineOf({ id, slug, name, email, roles: held, banned }: ListedMember): string {
  return `${String(id).padStart(6)}  ${slug.padEnd(20)} ${name}${email ? ` <${email}>` : ''}  ${held.join(', ')}${banned ? '  banned' : ''}`;
}
