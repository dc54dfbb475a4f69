/**
 * One who writes: comments and votes, one after another, as different members, since a member may speak every three
 * seconds only. What was not answered is sent again with the same key; a few give up instead.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { between, oneOf } from './draw.ts';
import type { Entry, Journal, SentComment, SentVote } from './journal.ts';
import type { Member, Place } from './place.ts';
import type { Send } from './sender.ts';
import { tally } from './tally.ts';

export interface Target {
  storyId: number;
  id: number;
  memberId: number;
}

export interface Writer {
  place: Place;
  members: readonly Member[];
  random: () => number;
  send: Send;
  journal: Journal;
  /** Comments that were acknowledged to any of the writers: what can be voted on and answered. */
  targets: Target[];
  stopped: () => boolean;
  /** A write was acknowledged that was sent at this moment. */
  onAnswer: (sentAt: number) => void;
}

/** The house's three seconds, and a little for the way. */
const restMs = 3_200;
/** What nobody waits for may still be on its way, and be written when this is over. */
const restUnansweredMs = 8_000;
const longestRetryMs = 80;
const longestPauseMs = 30;
const shareOfComments = 0.4;
const shareOfAnswers = 0.4;
const shareWhoGiveUp = 0.15;
/** Comments whose way back breaks: most of them are there, and only their key keeps the next try from being another. */
const shareHungUp = 0.15;
const longestToHangUpMs = 60;
const patienceMs = 60_000;

export async function write(writer: Writer): Promise<void> {
  const { random, members } = writer;
  const rested = new Map<Member, number>();
  while (!writer.stopped()) {
    const speaker = members.find((member) => (rested.get(member) ?? 0) < performance.now());
    if (speaker && (random() < shareOfComments || writer.targets.length === 0)) {
      const said = await say(writer, speaker);
      writer.journal.over.push(said);
      rested.set(speaker, performance.now() + (said.answeredAt === null ? restUnansweredMs : restMs));
    } else writer.journal.over.push(...(await vote(writer)));
    await sleep(between(random, 0, longestPauseMs));
  }
}

async function say(writer: Writer, member: Member): Promise<SentComment> {
  const { place, random, journal, targets } = writer;
  const story = oneOf(random, place.stories)?.id ?? 0;
  const parent = random() < shareOfAnswers ? oneOf(random, targets.slice(-50)) : undefined;
  const entry: SentComment = {
    ...{ kind: 'comment', memberId: member.id, storyId: parent?.storyId ?? story, parentId: parent?.id ?? null },
    ...{ submission: crypto.randomUUID(), text: `Remark ${journal.entries.length} on what stands above.` },
    ...{ sentAt: Math.round(performance.now()), answeredAt: null, given: null },
  };
  const form = {
    ...{ story: String(entry.storyId), text: entry.text, submission: entry.submission },
    ...(parent ? { parent: String(parent.id) } : {}),
  };
  const answer = await sendUntilAnswered(writer, entry, '/c/new', member.cookie, form);
  if (answer === null) return entry;
  entry.given = Number((JSON.parse(answer) as { id: string }).id.split('-')[1]);
  targets.push({ storyId: entry.storyId, id: entry.given, memberId: member.id });
  return entry;
}

async function vote(writer: Writer): Promise<SentVote[]> {
  const { random, members, targets } = writer;
  // Half of them on what was said last, where the others vote, too.
  const target = oneOf(random, random() < 0.5 ? targets.slice(-20) : targets);
  const member = oneOf(
    random,
    members.filter(({ id }) => id !== target?.memberId),
  );
  if (!target || !member) return [];
  const value = oneOf(random, [1, 1, -1, -1, 0] as const) ?? 1;
  const entry: SentVote = {
    ...{ kind: 'vote', memberId: member.id, storyId: target.storyId, commentId: target.id, value },
    ...{ sentAt: Math.round(performance.now()), answeredAt: null },
  };
  const path = `/c/${target.storyId}-${target.id}/vote`;
  await sendUntilAnswered(writer, entry, path, member.cookie, { value: String(value) });
  return [entry];
}

/** The answer's text, null where there was none or another one than “done”. */
async function sendUntilAnswered(
  { journal, random, send, onAnswer }: Writer,
  entry: Entry,
  path: string,
  cookie: string,
  fields: Readonly<Record<string, string>>,
): Promise<string | null> {
  journal.entries.push(entry);
  for (const until = performance.now() + patienceMs; performance.now() < until;) {
    const sentAt = performance.now();
    // Not votes: one that is still on its way may be overtaken by the same member's next, and rightly be the last.
    const breaks = entry.kind === 'comment' && random() < shareHungUp;
    const reply = await send(path, { cookie, fields }, breaks ? between(random, 0, longestToHangUpMs) : undefined);
    tally(journal, path, reply, performance.now() - sentAt);
    if (reply?.status === 200) {
      journal.counts.acknowledged += 1;
      entry.answeredAt = Math.round(performance.now());
      onAnswer(sentAt);
      return reply.text;
    }
    if (reply !== null && reply.status !== 503) return null;
    if (random() < shareWhoGiveUp) return null;
    await sleep(between(random, 0, longestRetryMs));
  }
  journal.complaints.push(`${path} was not answered for ${patienceMs / 1_000} s`);
  return null;
}
