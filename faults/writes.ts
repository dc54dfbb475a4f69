/**
 * `kill -9` of serve or of PostgreSQL in every cycle, under 32 writers. Whatever was acknowledged must be there once when
 * all is over; whatever was not is asked for again by its key, and may not be there twice.
 */
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchContext } from '../bench/bench.ts';
import { createChance } from '../bench/chance.ts';
import { measuredStory } from '../bench/demo-data.ts';
import { startLauncher } from '../bench/demo-node.ts';
import { benchPlace } from '../bench/readers.ts';
import { recountDiscussion } from '../src/features/discussion/discussion.ts';
import { openDatabase } from '../src/platform/db/database.ts';
import { acknowledgeTooEarly, findAll, lastNumber, membersOf } from './fault-queries.ts';
import { compare } from './journal.ts';
import type { Journal } from './journal.ts';
import { childOf, killHard, postgresOf } from './processes.ts';
import { write } from './writers.ts';
import type { Writing } from './writers.ts';

const writers = 32;
const membersEach = 8;
/** A demo that is seeded, and then whatever a killed PostgreSQL takes to recover. */
const firstStartMs = 90_000;
const recoveryMs = 20_000;

export interface FaultsAsked {
  cycles: number;
  seed: number;
  control: boolean;
}

export interface FaultsSeen {
  votes: number;
  comments: number;
  /** ms from a kill to the next acknowledgement. */
  recoveryMedianMs: number;
  recoveryWorstMs: number;
  violations: string[];
}

export async function writes(context: BenchContext, { cycles, seed, control }: FaultsAsked): Promise<FaultsSeen> {
  const { say, cleanUp } = context;
  const random = createChance(seed).next;
  const dataDir = mkdtempSync(join(tmpdir(), 'kawaraban-faults-'));
  // As root, PostgreSQL runs as another user, who has to get in.
  chmodSync(dataDir, 0o755);
  cleanUp.defer(() => rmSync(dataDir, { recursive: true, force: true }));
  say(`seed ${seed}; starting the demo`);
  const launcher = await startLauncher(context, dataDir);
  await until('the first page', firstStartMs, () => answers(launcher.port));
  const url = readFileSync(join(dataDir, 'database-url'), 'utf8').trim();
  const { on, members, after } = await prepare(url, launcher.port, control);
  let going = true;
  // The last that was asked for, and when it was answered.
  const last = { askedAt: 0, at: 0 };
  const writing: Writing = {
    ...on,
    going: () => going,
    acknowledged: (askedAt) => void (askedAt > last.askedAt && Object.assign(last, { askedAt, at: Date.now() })),
  };
  const done = Promise.all(
    Array.from({ length: writers }, (_, at) =>
      write(writing, members.slice(at * membersEach, (at + 1) * membersEach), createChance(seed + at + 1).next),
    ),
  );
  const failed = done.then(() => new Promise<never>(() => undefined));
  const recoveries: number[] = [];
  for (let cycle = 1; cycle <= cycles; cycle += 1) {
    await Promise.race([sleep(200 + random() * 600), failed]);
    const target = control || random() < 0.5 ? 'PostgreSQL' : 'serve';
    const killedAt = Date.now();
    killHard(target === 'serve' ? childOf(launcher.pid, 'serve') : postgresOf(dataDir));
    // What was asked for before may have been on its way back when the process died.
    const recovered = until(`writing after the kill of ${target}`, recoveryMs, async () => last.askedAt > killedAt);
    await Promise.race([recovered, failed]);
    recoveries.push(last.at - killedAt);
    say(
      `cycle ${cycle} of ${cycles}: ${target} killed, writing again after ${last.at - killedAt} ms; ${told(writing.journal)}`,
    );
  }
  going = false;
  await done;
  const violations = await lookAtAll(url, writing, after);
  say(
    violations.length === 0
      ? `nothing lost, nothing doubled; ${told(writing.journal)}`
      : `${violations.length} violations`,
  );
  const sorted = recoveries.toSorted((a, b) => a - b);
  return {
    votes: writing.journal.votes.length,
    comments: writing.journal.comments.length,
    recoveryMedianMs: sorted[Math.floor(sorted.length / 2)] ?? 0,
    recoveryWorstMs: sorted.at(-1) ?? 0,
    violations,
  };
}

async function prepare(url: string, port: number, control: boolean) {
  const database = openDatabase({ url, name: 'kawaraban faults', statementTimeoutMs: 60_000 });
  try {
    const { db } = database;
    const { storyId, readers } = await benchPlace(db, writers * membersEach);
    const ids = await membersOf(
      db,
      readers.map(({ session }) => session),
    );
    if (control) await acknowledgeTooEarly(db);
    const journal: Journal = { comments: [], votes: [] };
    const members = readers.map(({ cookie }, at) => ({ cookie, memberId: ids[at] ?? 0 }));
    const after = await lastNumber(db, storyId);
    return { members, after, on: { port, host: measuredStory.host, storyId, journal, comments: [] as number[] } };
  } finally {
    await database.close();
  }
}

async function lookAtAll(url: string, { storyId, journal }: Writing, after: number): Promise<string[]> {
  const database = openDatabase({ url, name: 'kawaraban faults', statementTimeoutMs: 60_000 });
  try {
    const wrong = compare(journal, await findAll(database.db, storyId, after));
    const drift = await recountDiscussion(database.db);
    return [...wrong, ...drift.map(({ what }) => `a recount finds another ${what}`)];
  } finally {
    await database.close();
  }
}

function told({ comments, votes }: Journal): string {
  return `${votes.filter(({ acknowledged }) => acknowledged).length} votes and ${comments.filter(({ acknowledged }) => acknowledged).length} comments acknowledged`;
}

async function answers(port: number): Promise<boolean> {
  const reply = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null);
  return reply?.ok === true;
}

async function until(what: string, patienceMs: number, ask: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (!(await ask())) {
    if (Date.now() > deadline) throw new Error(`Waited ${patienceMs} ms in vain for ${what}.`);
    await sleep(10);
  }
}
