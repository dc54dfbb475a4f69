/** One function decides who may do what. Every route names an action of this table, or the boot stops. */
import type { Role } from './role.ts';
import type { Viewer } from './viewer.ts';

interface Rule {
  /** `anyone`; whoever has a session; whoever has proven an address; or one of the roles, where it was granted. */
  who: 'anyone' | 'member' | 'proven' | readonly Role[];
  /** `only`: on what is one's own; `never`: not on what is one's own. */
  own?: 'only' | 'never';
  /** A grant on one site does not do, wherever it is asked: what runs the network is no single site's. */
  networkWide?: true;
  /** A ban on the site takes it away. */
  banned?: 'no';
}

const moderators = ['moderator', 'senior-moderator', 'owner'] as const;
const signers = ['desk-editor', 'site-editor', 'network-editor', 'owner'] as const;
const seniors = ['senior-moderator', 'owner'] as const;

export const rules = {
  'page.read': { who: 'anyone' },
  'health.read': { who: 'anyone' },
  /** Register, log in, ask for a new password, answer a mail. */
  'account.enter': { who: 'anyone' },
  'account.see': { who: 'member' },
  'account.change': { who: 'member' },
  /** Another way into the account: not before it is somebody's. */
  'identity.connect': { who: 'proven' },
  'session.end': { who: 'anyone' },
  /** `/me` and `/prefs.css` answer everyone, each with their own. */
  'me.read': { who: 'anyone' },
  'letter.sign-up': { who: 'anyone' },
  'letter.answer-mail': { who: 'anyone' },
  /** The form answers everyone: what a reader without a session was about to do is kept. */
  'comment.begin': { who: 'anyone' },
  'comment.write': { who: 'proven', banned: 'no' },
  'comment.edit': { who: 'proven', own: 'only', banned: 'no' },
  'comment.vote': { who: 'proven', own: 'never', banned: 'no' },
  'comment.report': { who: 'proven', own: 'never', banned: 'no' },
  /** As with comments: what a reader without a session was about to vote is kept. */
  'poll.begin': { who: 'anyone' },
  'poll.vote': { who: 'proven', banned: 'no' },
  'comment.moderate': { who: moderators },
  'member.ban': { who: seniors },
  'newsroom.enter': { who: moderators },
  /** To answer for what a story may do to people. */
  'story.sign-off': { who: signers },
  'network.health': { who: ['owner'], networkWide: true },
  /** An agency's program, by its signature and by nothing else. */
  'wire.push': { who: 'anyone' },
  /** Programs that ask to be told of what is new in a feed; their callback is asked back. */
  'feed.subscribe': { who: 'anyone' },
  /** Shows what was mailed; only where no host of the network is public. */
  'mailbox.read': { who: 'anyone' },
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof rules;

/** None where it is not by role that somebody may do it. */
export function rolesOf(action: Action): readonly Role[] {
  const { who } = rules[action];
  return typeof who === 'string' ? [] : who;
}

export function isAction(name: string): name is Action {
  return Object.hasOwn(rules, name);
}

/** What an action is done to. */
export interface ActionObject {
  /** Whose it is; null where nobody's. */
  ownerId: number | null;
}

/**
 * Whether `viewer` may do `action` to `object` on a site. Without an object the answer is whether there may be one on
 * which they could: what a route asks before it has looked. `siteId` null: the network as a whole, where a site's
 * grant opens nothing unless `anywhere` asks whether it does on some site.
 */
export function can(
  viewer: Viewer,
  action: Action,
  object: ActionObject | null,
  siteId: number | null | 'anywhere',
): boolean {
  const rule: Rule = rules[action];
  if (rule.who === 'anyone') return true;
  if (viewer.kind === 'anyone') return false;
  if (rule.who === 'proven' && !viewer.proven) return false;
  if (typeof rule.who === 'object' && !hasRole(viewer.grants, rule.who, rule.networkWide ? null : siteId)) return false;
  if (rule.banned === 'no' && isBanned(viewer.bannedOn, siteId)) return false;
  if (object === null || rule.own === undefined) return true;
  const own = object.ownerId !== null && object.ownerId === viewer.memberId;
  return rule.own === 'only' ? own : !own;
}

function hasRole(
  grants: readonly { role: Role; siteId: number | null }[],
  wanted: readonly Role[],
  siteId: number | null | 'anywhere',
): boolean {
  return grants.some(
    (grant) =>
      wanted.includes(grant.role) && (grant.siteId === null || siteId === 'anywhere' || grant.siteId === siteId),
  );
}

function isBanned(bannedOn: readonly (number | 'network')[], siteId: number | null | 'anywhere'): boolean {
  return bannedOn.some((place) => place === 'network' || place === siteId);
}
