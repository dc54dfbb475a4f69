/** The demo's readers and what they say to each other, as `demo/members.json` and `demo/discussion/` hold it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import {
  countThreads,
  insertComments,
  insertDemoGrant,
  insertDemoMember,
  insertDemoReports,
  insertDemoVerdict,
  insertQuotes,
  insertThread,
  insertVersions,
  insertVotes,
} from './demo-discussion-queries.ts';
import type { SeededComment } from './demo-discussion-queries.ts';
import { currentRevision, htmlOfComment, htmlVersion } from './features/discussion/discussion.ts';
import type { CommentBody, StoryQuote } from './features/discussion/discussion.ts';
import { createPasswords, demoDomain, demoPassword, nameKey, slugOfName } from './features/members/members.ts';
import type { Network } from './features/network/network.ts';
import { blockText } from './features/stories/stories.ts';
import type { Db } from './platform/db/database.ts';

const demoMember = z.object({
  key: z.string(),
  name: z.string(),
  language: z.enum(['en', 'ja']),
  bio: z.string(),
  joinedDaysAgo: z.number(),
});

const demoPart = z.union([
  z.object({ type: z.literal('paragraph'), text: z.string() }),
  z.object({ type: z.literal('quote'), of: z.literal('story'), text: z.string() }),
  z.object({ type: z.literal('quote'), of: z.literal('comment'), comment: z.string(), text: z.string() }),
]);

const demoComment = z.object({
  key: z.string(),
  by: z.string(),
  minutesAfterStory: z.number(),
  replyTo: z.string().optional(),
  body: z.array(demoPart),
  before: z.string().optional(),
  votes: z.object({ up: z.union([z.number(), z.array(z.string())]), down: z.number() }),
  status: z
    .union([
      z.object({ kind: z.literal('held'), as: z.enum(['PREMOD', 'SYSTEM_WITHHELD']), why: z.string() }),
      z.object({ kind: z.literal('removed'), rule: z.string(), note: z.string() }),
    ])
    .optional(),
});
type DemoComment = z.infer<typeof demoComment>;

const demoThread = z.object({
  story: z.string(),
  closed: z.object({ minutesAfterStory: z.number(), reason: z.string() }).optional(),
  comments: z.array(demoComment),
});
type DemoThread = z.infer<typeof demoThread>;

/** Ready to log in with, one for each kind of screen. */
export const demoLogins = [
  { key: 'reader', name: 'Demo Reader', role: null, onFirstSite: false },
  { key: 'moderator', name: 'Demo Moderator', role: 'moderator', onFirstSite: true },
  { key: 'senior', name: 'Demo Senior Moderator', role: 'senior-moderator', onFirstSite: false },
  { key: 'owner', name: 'Demo Owner', role: 'owner', onFirstSite: false },
] as const;

export interface SeededStory {
  id: number;
  siteId: number;
  publishedAt: Date;
}

const dayMs = 86_400_000;

export async function seedDiscussion(
  db: Db,
  network: Network,
  folder: string,
  stories: ReadonlyMap<string, SeededStory>,
  now: Date,
): Promise<{ members: number; comments: number }> {
  const members = z.array(demoMember).parse(await readJson(join(folder, 'members.json')));
  const threads: DemoThread[] = [];
  for (const { key } of network.sites)
    threads.push(...z.array(demoThread).parse(await readJson(join(folder, 'discussion', `${key}.json`))));
  return db.transaction().execute(async (tx) => {
    const ids = await seedMembers(tx, network, members, now);
    let comments = 0;
    for (const thread of threads) {
      const story = stories.get(thread.story);
      if (!story) throw new Error(`demo/discussion names the story ${thread.story}, which there is not.`);
      await seedThread(tx, thread, story, ids);
      comments += thread.comments.length;
    }
    await countThreads(tx);
    await insertDemoReports(tx);
    return { members: ids.size, comments };
  });
}

async function seedMembers(
  tx: Db,
  network: Network,
  members: readonly z.infer<typeof demoMember>[],
  now: Date,
): Promise<Map<string, number>> {
  // One hash for all: it is printed anyway, and refused wherever somebody else could type it.
  const passwordHash = await createPasswords().hash(demoPassword);
  const ids = new Map<string, number>();
  for (const { key, name, language, bio, joinedDaysAgo } of members) {
    const slug = slugOfName(name) ?? `member-${key}`;
    const about = {
      name,
      nameKey: nameKey(name),
      slug,
      language,
      bio,
      createdAt: new Date(now.getTime() - joinedDaysAgo * dayMs),
    };
    ids.set(key, await insertDemoMember(tx, { ...about, email: `${key}${demoDomain}`, passwordHash }));
  }
  for (const { key, name, role, onFirstSite } of demoLogins) {
    const about = { name, nameKey: nameKey(name), slug: `demo-${key}`, language: 'en', bio: '', createdAt: now };
    const id = await insertDemoMember(tx, { ...about, email: `${key}${demoDomain}`, passwordHash });
    if (role !== null) await insertDemoGrant(tx, id, role, onFirstSite ? (network.sites[0]?.id ?? null) : null);
  }
  return ids;
}

async function seedThread(
  tx: Db,
  thread: DemoThread,
  story: SeededStory,
  members: ReadonlyMap<string, number>,
): Promise<void> {
  const after = (minutes: number): Date => new Date(story.publishedAt.getTime() + minutes * 60_000);
  const { closed } = thread;
  await insertThread(tx, {
    storyId: story.id,
    closedAt: closed ? after(closed.minutesAfterStory) : null,
    reason: closed?.reason ?? null,
  });
  const revision = await currentRevision(tx, story.id);
  const texts = (revision?.body.content ?? []).map((block) => ({ id: block.attrs.id, text: blockText(block) }));
  const numbers = new Map(thread.comments.map((comment, at) => [comment.key, at + 1]));
  const rows: SeededComment[] = [];
  const byId = new Map<number, SeededComment>();
  const hidden = thread.comments.flatMap(({ key, status }) => (status ? [numbers.get(key) ?? 0] : []));
  const quotes: (StoryQuote & { storyId: number; id: number; position: number })[] = [];
  for (const comment of thread.comments) {
    const id = numbers.get(comment.key) ?? 0;
    const parentId = comment.replyTo === undefined ? null : (numbers.get(comment.replyTo) ?? null);
    const parent = parentId === null ? undefined : byId.get(parentId);
    const body = toBody(comment, numbers, texts, revision?.id ?? 0);
    const edited = comment.before !== undefined;
    const row: SeededComment = {
      ...{ storyId: story.id, id, parentId, siteId: story.siteId, body },
      html: htmlOfComment(story.id, body, { passages: [], hidden }),
      rootId: parent ? (parent.rootId ?? parent.id) : null,
      depth: parent ? parent.depth + 1 : 0,
      memberId: members.get(comment.by) ?? 0,
      ...statusOf(comment),
      version: edited ? 2 : 1,
      createdAt: after(comment.minutesAfterStory).toISOString(),
      editedAt: edited ? after(comment.minutesAfterStory + 2).toISOString() : null,
    };
    rows.push(row);
    byId.set(id, row);
    for (const [position, part] of body.entries())
      if (part.type === 'quote' && part.of === 'story') quotes.push({ ...part, storyId: story.id, id, position });
  }
  await insertComments(tx, rows, htmlVersion);
  await insertVersions(
    tx,
    thread.comments.flatMap((comment, at) => versionsOf(comment, rows[at])),
  );
  await insertQuotes(tx, quotes);
  await insertVotes(
    tx,
    thread.comments.flatMap((comment, at) => votesOn(comment, rows[at], members)),
  );
  for (const [at, comment] of thread.comments.entries()) {
    const { status, minutesAfterStory } = comment;
    if (status)
      await insertDemoVerdict(tx, {
        ...{ storyId: story.id, id: rows[at]?.id ?? 0, at: after(minutesAfterStory + 30) },
        status: statusOf(comment).status,
        ...(status.kind === 'removed'
          ? { action: 'reject' as const, rule: status.rule, note: status.note }
          : { action: 'hold' as const, rule: null, note: status.why }),
      });
  }
}

function statusOf({ status }: DemoComment): { status: string; reason: string | null } {
  if (!status) return { status: 'NONE', reason: null };
  return status.kind === 'removed'
    ? { status: 'REJECTED', reason: status.rule }
    : { status: status.as, reason: 'moderator' };
}

function toBody(
  { body }: DemoComment,
  numbers: ReadonlyMap<string, number>,
  texts: readonly { id: string; text: string }[],
  revisionId: number,
): CommentBody {
  return body.map((part) => {
    if (part.type === 'paragraph') return part;
    if (part.of === 'comment') return { ...part, comment: numbers.get(part.comment) ?? 0 };
    const block = texts.find(({ text }) => text.includes(part.text));
    const start = block?.text.indexOf(part.text) ?? 0;
    return { ...part, revisionId, blockId: block?.id ?? '', start, end: start + part.text.length };
  });
}

function versionsOf({ before }: DemoComment, row: SeededComment | undefined) {
  if (!row) return [];
  const { storyId, id, body, createdAt, editedAt } = row;
  if (before === undefined || editedAt === null) return [{ storyId, id, version: 1, body, at: createdAt }];
  return [
    { storyId, id, version: 1, body: [{ type: 'paragraph', text: before }], at: createdAt },
    { storyId, id, version: 2, body, at: editedAt },
  ];
}

/** Whoever did not write it votes, each once; who exactly is of no matter, but always the same. */
function votesOn({ by, votes }: DemoComment, row: SeededComment | undefined, members: ReadonlyMap<string, number>) {
  if (!row) return [];
  const { storyId, id } = row;
  const named = Array.isArray(votes.up) ? votes.up : [];
  const others = [...members.keys()].filter((key) => key !== by && !named.includes(key));
  const turned = [...others.slice((id * 7) % others.length), ...others.slice(0, (id * 7) % others.length)];
  const ups = Array.isArray(votes.up) ? votes.up : turned.slice(0, votes.up);
  const downs = turned.filter((key) => !ups.includes(key)).slice(0, votes.down);
  const cast = (keys: readonly string[], value: 1 | -1) =>
    keys.map((key) => ({ storyId, id, memberId: members.get(key) ?? 0, value }));
  return [...cast(ups, 1), ...cast(downs, -1)];
}

async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, 'utf8'));
}
