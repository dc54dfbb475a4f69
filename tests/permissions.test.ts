/** Who may use which route: every route, every role, on the site of a grant and on another. Generated, so that none is forgotten. */
import { request as httpRequest } from 'node:http';
import { describe, expect, test } from 'vitest';
import { can, rules } from '../src/features/members/can.ts';
import type { Action } from '../src/features/members/can.ts';
import { roles } from '../src/features/members/role.ts';
import type { Role } from '../src/features/members/role.ts';
import { anyone } from '../src/features/members/viewer.ts';
import type { Viewer } from '../src/features/members/viewer.ts';
import { testDatabase } from './support/database.ts';
import { discussionDesk } from './support/discussion-desk.ts';
import { loggedInReader } from './support/logged-in.ts';
import { addMember } from './support/members.ts';
import type { ReaderClient } from './support/reader-client.ts';
import { readerClient } from './support/reader-client.ts';

const { url } = await testDatabase();
const { db, node, port, network } = await discussionDesk(url);
const [here, there] = network.sites;

const kinds = ['anyone', 'unproven', 'proven', 'banned', ...roles] as const;
type Kind = (typeof kinds)[number];

function viewerOf(kind: Kind, siteId: number | null): Viewer {
  if (kind === 'anyone') return anyone;
  const role = roles.find((known) => known === kind);
  return {
    ...{ kind: 'member', memberId: 7, slug: 'x', name: 'X', language: 'en', look: '', session: Buffer.alloc(32) },
    proven: kind !== 'unproven',
    grants: role ? [{ role, siteId }] : [],
    bannedOn: kind === 'banned' ? [siteId ?? 'network'] : [],
  };
}

/** What each may do, said once more and by other means than the table. */
const moderating: readonly Role[] = ['moderator', 'senior-moderator', 'owner'];
const banning: readonly Role[] = ['senior-moderator', 'owner'];
const signing: readonly Role[] = ['desk-editor', 'site-editor', 'network-editor', 'owner'];
const forEveryone: readonly Action[] = [
  ...(['page.read', 'health.read', 'account.enter', 'session.end', 'me.read', 'letter.sign-up'] as const),
  ...(['letter.answer-mail', 'comment.begin', 'poll.begin', 'mailbox.read', 'wire.push', 'feed.subscribe'] as const),
];

function expected(kind: Kind, action: Action, own: boolean, granted: boolean, siteId: number | null): boolean {
  if (forEveryone.includes(action)) return true;
  if (kind === 'anyone') return false;
  if (action === 'identity.connect') return kind !== 'unproven';
  if (action === 'account.see' || action === 'account.change') return true;
  if (action === 'comment.moderate' || action === 'newsroom.enter') return granted && moderating.includes(kind as Role);
  if (action === 'member.ban') return granted && banning.includes(kind as Role);
  if (action === 'story.sign-off') return granted && signing.includes(kind as Role);
  if (action === 'network.health') return siteId === null && kind === 'owner';
  // Taking part.
  if (kind === 'unproven' || (kind === 'banned' && granted)) return false;
  if (action === 'comment.edit') return own;
  if (action === 'comment.vote' || action === 'comment.report') return !own;
  return action === 'comment.write' || action === 'poll.vote';
}

describe('the table of permissions', () => {
  const cells = (Object.keys(rules) as Action[]).flatMap((action) =>
    kinds.flatMap((kind) =>
      [true, false].flatMap((own) =>
        [
          { siteId: 1, at: 1, granted: true },
          { siteId: 1, at: 2, granted: false },
          { siteId: null, at: 2, granted: true },
        ].map((place) => ({ action, kind, own, ...place })),
      ),
    ),
  );

  test(`says the same in all of its ${cells.length} cells as was meant`, () => {
    const wrong = cells.filter(({ action, kind, own, siteId, at, granted }) => {
      const answer = can(viewerOf(kind, siteId), action, { ownerId: own ? 7 : 8 }, at);
      return answer !== expected(kind, action, own, granted, siteId);
    });
    expect(wrong).toEqual([]);
    expect(cells.length).toBeGreaterThan(1_000);
  });
});

describe('every route', () => {
  const hostOf: Record<string, string> = {
    hub: 'account.localhost',
    newsroom: 'newsroom.localhost',
    mailbox: 'mailbox.localhost',
    site: 'harbour.localhost',
  };

  /** Where a route answers: the one host that does not say that there is nothing. */
  const surfaceOf = (file: string): string =>
    file.includes('/hub/')
      ? 'hub'
      : file.startsWith('src/newsroom')
        ? 'newsroom'
        : file.includes('/mailbox/')
          ? 'mailbox'
          : 'site';

  test('turns away at the door whoever its policy keeps out, and says how', { timeout: 60_000 }, async () => {
    const wrong: string[] = [];
    let asked = 0;
    const people: [Kind, ReaderClient][] = [['anyone', readerClient(port)]];
    const guarded = node.routes.filter((route) => !forEveryone.includes(route.policy as Action));
    expect(guarded.length).toBeGreaterThan(8);
    for (const kind of ['unproven', 'proven', 'moderator', 'senior-moderator', 'owner', 'ads-manager'] as const) {
      const role = roles.find((known) => known === kind);
      const grants = role ? [{ role, siteId: here!.id }] : [];
      const member = await addMember(db, `Cell ${kind}`, { proven: kind !== 'unproven', grants });
      for (const surface of new Set(guarded.map(({ file }) => surfaceOf(file))))
        people.push([kind, await loggedInReader(db, port, hostOf[surface] ?? '', member.id)]);
    }
    for (const route of guarded)
      for (const [kind, reader] of people) {
        const host = hostOf[surfaceOf(route.file)] ?? '';
        if (kind !== 'anyone' && !reader.cookies.has(host)) continue;
        const path = route.url.replaceAll(/:\w+/g, '1-1');
        const reply = await (route.method === 'POST' ? reader.post(host, path) : reader.get(host, path));
        asked += 1;
        const may = can(
          viewerOf(kind, here!.id),
          route.policy as Action,
          null,
          surfaceOf(route.file) === 'site' ? here!.id : 'anywhere',
        );
        const toLogin = reply.status === 303 && /\/(login|auth\/start)/.test(reply.headers.location ?? '');
        const turnedAway = reply.status === 403 || toLogin;
        const said = ['not yours to do', 'not confirmed yet', 'この操作はできません', '確認がまだ済んでいません'];
        const known = said.some((words) => reply.text.includes(words)) || toLogin;
        if (may === (turnedAway && known)) wrong.push(`${route.method} ${route.url} for ${kind}: ${reply.status}`);
      }
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(60);
    expect(there).toBeDefined();
  });

  test('that changes something takes no form of another origin', { timeout: 60_000 }, async () => {
    const open: string[] = [];
    // Those come from programs, and are believed by what they carry or by what they answer when they are asked back.
    const ofPrograms = /\/letters\/leave\/|^\/wire\/|^\/websub$/;
    const posts = node.routes.filter(({ method, url: path }) => method === 'POST' && !ofPrograms.test(path));
    expect(posts.length).toBeGreaterThan(20);
    for (const { url: path, file } of posts) {
      const host = hostOf[surfaceOf(file)] ?? '';
      for (const headers of [{ 'sec-fetch-site': 'same-site' }, { origin: 'http://ridge.localhost' }, {}]) {
        const status = await bare(host, path.replaceAll(/:\w+/g, '1-1'), headers);
        if (status !== 403) open.push(`${path} ${JSON.stringify(headers)}: ${status}`);
      }
    }
    expect(open).toEqual([]);
  });
});

/** Without what a browser adds by itself. */
function bare(host: string, path: string, headers: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((resolve, reject) => {
    const type = 'application/x-www-form-urlencoded';
    const sent = { host, 'content-type': type, ...headers };
    const outgoing = httpRequest(
      { host: '127.0.0.1', port, path, method: 'POST', headers: sent, agent: false },
      (reply) => {
        reply.resume();
        reply.on('end', () => resolve(reply.statusCode ?? 0));
      },
    );
    outgoing.on('error', reject);
    outgoing.end('a=1');
  });
}
