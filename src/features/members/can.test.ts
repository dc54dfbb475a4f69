import { describe, expect, test } from 'vitest';
import { can } from './can.ts';
import { anyone } from './viewer.ts';
import type { MemberViewer } from './viewer.ts';

const member: MemberViewer = {
  kind: 'member',
  memberId: 7,
  slug: 'mio',
  name: 'Mio',
  language: 'en',
  proven: true,
  look: '',
  grants: [],
  bannedOn: [],
  session: Buffer.alloc(32),
};

describe('who may do what', () => {
  test('a reader without a session reads, and takes no part', () => {
    expect(can(anyone, 'page.read', null, 1)).toBe(true);
    expect(can(anyone, 'comment.write', null, 1)).toBe(false);
  });

  test('who has not answered a mail takes no part', () => {
    expect(can({ ...member, proven: false }, 'comment.write', null, 1)).toBe(false);
    expect(can(member, 'comment.write', null, 1)).toBe(true);
  });

  test('one edits what is one’s own and votes on what is not', () => {
    expect(can(member, 'comment.edit', { ownerId: 7 }, 1)).toBe(true);
    expect(can(member, 'comment.edit', { ownerId: 8 }, 1)).toBe(false);
    expect(can(member, 'comment.edit', { ownerId: null }, 1)).toBe(false);
    expect(can(member, 'comment.vote', { ownerId: 7 }, 1)).toBe(false);
    expect(can(member, 'comment.vote', { ownerId: 8 }, 1)).toBe(true);
  });

  test('a grant holds on its site, and on all if it names none', () => {
    const moderator = { ...member, grants: [{ role: 'moderator', siteId: 1 }] } as const;
    expect(can(moderator, 'comment.moderate', null, 1)).toBe(true);
    expect(can(moderator, 'comment.moderate', null, 2)).toBe(false);
    expect(can(moderator, 'comment.moderate', null, null)).toBe(false);
    expect(can(moderator, 'newsroom.enter', null, 'anywhere')).toBe(true);
    expect(can({ ...member, grants: [{ role: 'moderator', siteId: null }] }, 'comment.moderate', null, 2)).toBe(true);
    expect(can(moderator, 'member.ban', null, 1)).toBe(false);
  });

  test('a ban holds on its site, or everywhere', () => {
    expect(can({ ...member, bannedOn: [1] }, 'comment.write', null, 1)).toBe(false);
    expect(can({ ...member, bannedOn: [1] }, 'comment.write', null, 2)).toBe(true);
    expect(can({ ...member, bannedOn: ['network'] }, 'comment.vote', null, 2)).toBe(false);
    expect(can({ ...member, bannedOn: ['network'] }, 'account.change', null, null)).toBe(true);
  });
});
