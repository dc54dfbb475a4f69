/** Readers who write without pause: mostly votes, now and then a comment; what was not answered is asked for again. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { openConnection } from '../bench/connection.ts';
import type { Connection } from '../bench/connection.ts';
import type { Journal } from './journal.ts';

export interface Writer {
  memberId: number;
  cookie: string;
}

export interface Writing {
  port: number;
  host: string;
  storyId: number;
  journal: Journal;
  /** Comments that there are, to vote on. */
  comments: number[];
  /** Whether to go on. */
  going: () => boolean;
  /** `askedAt`: when the writer began to ask, in ms since the epoch. */
  acknowledged: (askedAt: number) => void;
}

/** The rule of the house is three seconds between two comments of one member. */
const commentEveryMs = 3_200;
/** Longer than that nothing may hang, whatever was killed. */
const patienceMs = 5_000;

/** One reader after the other for each writer, so that some may comment while others have to wait. */
export async function write(on: Writing, members: readonly Writer[], random: () => number): Promise<void> {
  const spoke = new Map<number, number>();
  const open: { connection: Connection | null } = { connection: null };
  const ask = async (
    cookie: string,
    path: string,
    form: Record<string, string>,
  ): Promise<{ status: number; text: string }> => {
    const body = new URLSearchParams(form).toString();
    const head = [
      `POST ${path} HTTP/1.1`,
      `host: ${on.host}`,
      `cookie: __Host-s=${cookie}`,
      ...['sec-fetch-site: same-origin', 'accept: application/json', 'content-type: application/x-www-form-urlencoded'],
      `content-length: ${Buffer.byteLength(body)}`,
    ];
    try {
      open.connection ??= await openConnection(on.port);
      const hangs = sleep(patienceMs).then(() =>
        Promise.reject(new Error(`${path} was not answered in ${patienceMs} ms.`)),
      );
      const reply = await Promise.race([
        open.connection.get(Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`)),
        hangs,
      ]);
      return { status: reply.status, text: reply.body.toString() };
    } catch (error) {
      open.connection?.close();
      open.connection = null;
      if (error instanceof Error && error.message.includes('was not answered')) throw error;
      return { status: 0, text: String(error) };
    }
  };
  /** Until it is answered; with nobody there, or nobody who can, it is asked again. */
  const askUntil = async (cookie: string, path: string, form: Record<string, string>): Promise<string> => {
    for (;;) {
      const { status, text } = await ask(cookie, path, form);
      if (status === 200) return text;
      if (status !== 0 && status !== 503) throw new Error(`${path} was answered ${status}: ${text.slice(0, 300)}`);
      await sleep(20 + random() * 60);
    }
  };
  for (let turn = 0; on.going(); turn += 1) {
    const askedAt = Date.now();
    const member = members[turn % members.length];
    if (!member) return;
    const { memberId, cookie } = member;
    if (random() < 0.2 && Date.now() - (spoke.get(memberId) ?? 0) > commentEveryMs) {
      const submission = randomUUID();
      const said = {
        kind: 'comment' as const,
        memberId,
        submission,
        text: `Remark ${submission}.`,
        acknowledged: null as number | null,
      };
      on.journal.comments.push(said);
      const reply = await askUntil(cookie, '/c/new', { story: String(on.storyId), text: said.text, submission });
      spoke.set(memberId, Date.now());
      said.acknowledged = Number((JSON.parse(reply) as { id: string }).id.split('-')[1]);
      on.comments.push(said.acknowledged);
    } else {
      const commentId = on.comments[Math.floor(random() * Math.min(on.comments.length, 12))];
      if (commentId === undefined) continue;
      const voted = {
        kind: 'vote' as const,
        memberId,
        commentId,
        value: random() < 0.5 ? (1 as const) : (-1 as const),
        acknowledged: false,
      };
      if (on.journal.comments.some((said) => said.acknowledged === commentId && said.memberId === memberId)) continue;
      on.journal.votes.push(voted);
      await askUntil(cookie, `/c/${on.storyId}-${commentId}/vote`, { value: String(voted.value) });
      voted.acknowledged = true;
    }
    on.acknowledged(askedAt);
  }
  open.connection?.close();
}
