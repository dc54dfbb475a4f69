/**
 * 32 writers while serve and PostgreSQL are killed by turns: what was acknowledged is there, once, whoever died. What
 * `npm start` runs is what runs here; its launcher starts again what was killed.
 */
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { getOnce, startLauncher } from '../bench/demo-node.ts';
import { openDatabase } from '../src/platform/db/database.ts';
import { databaseUrlFile } from '../src/platform/postgres/database-url-file.ts';
import { createChance } from '../bench/chance.ts';
import { between, oneOf } from './draw.ts';
import { violationsOf } from './check-writes.ts';
import type { Violation } from './check-writes.ts';
import { foundWrites } from './found-writes.ts';
import { readAgainAndAgain } from './reader.ts';
import { emptyJournal, keepJournal } from './journal.ts';
import type { Journal } from './journal.ts';
import { makePlace } from './place.ts';
import type { Place } from './place.ts';
import { sender } from './sender.ts';
import { killVictim } from './victims.ts';
import type { Victim } from './victims.ts';
import { write } from './writer.ts';
import type { Target } from './writer.ts';

export interface WritesRun {
  root: string;
  cycles: number;
  seed: number;
  /** What must fail: PostgreSQL acknowledges before it is durable, and is killed each time. */
  control: boolean;
  say: (line: string) => void;
  cleanUp: AsyncDisposableStack;
}

export interface WritesResult {
  acknowledged: { comments: number; votes: number };
  violations: Violation[];
  counts: Journal['counts'];
  recoveryMs: { victim: Victim; ms: number }[];
}

const writerCount = 32;
const membersEach = 12;
const longestCalmMs = 1_200;
const recoveryPatienceMs = 60_000;
/** What the program itself says when it finds that it has miscounted. */
const alarm = 'a count of the discussion was not what it counts';

export async function writesUnderFaults(run: WritesRun): Promise<WritesResult> {
  const { root, cycles, seed, control, say, cleanUp } = run;
  const folder = mkdtempSync(join(tmpdir(), 'kawaraban-faults-'));
  // As root, PostgreSQL runs as another user, who has to get in.
  chmodSync(folder, 0o711);
  const dataDir = join(folder, 'data');
  mkdirSync(dataDir);
  const who = `${writerCount} writers, ${cycles} cycles, --seed ${seed}`;
  say(`${who}${control ? ', control: acknowledged before durable' : ''}; data and journal in ${folder}`);
  const memberCount = writerCount * membersEach;
  const place = await makePlace({ root, dataDir, memberCount, tooEarly: control, say });
  const launcher = await startLauncher({ cleanUp }, dataDir);
  const journal = emptyJournal();
  const writers = startWriters(place, launcher.port, journal, seed);
  // Whoever waits for an answer then would wait for a launcher that is stopped next.
  cleanUp.defer(() => void writers.stop().catch(() => undefined));
  const random = createChance(seed).next;
  const recoveryMs: WritesResult['recoveryMs'] = [];

  await writers.allAnswered();
  for (let cycle = 1; cycle <= cycles; cycle += 1) {
    const calmMs = between(random, 0, longestCalmMs);
    await sleep(calmMs);
    const victim: Victim =
      !control && cycle % 2 === 1
        ? 'serve'
        : (oneOf(random, ['postmaster', 'all of PostgreSQL'] as const) ?? 'postmaster');
    const killedAt = performance.now();
    await killVictim(victim, launcher.pid, dataDir);
    await writers.allAnswered();
    const ms = performance.now() - killedAt;
    recoveryMs.push({ victim, ms });
    keepJournal(journal, join(folder, 'journal.jsonl'));
    say(
      `${`${cycle}/${cycles}`.padStart(8)}  ${victim.padEnd(17)} killed after ${seconds(calmMs)}; all are answered again after ${seconds(ms)}; ${journal.counts.acknowledged} acknowledged so far`,
    );
  }
  await writers.stop();
  keepJournal(journal, join(folder, 'journal.jsonl'));
  const violations = await compare(place, launcher.port, journal);
  await launcher.stop();
  const answered = journal.entries.filter(({ answeredAt }) => answeredAt !== null);
  const comments = answered.filter(({ kind }) => kind === 'comment').length;
  if (violations.length === 0 || control) rmSync(folder, { recursive: true, force: true });
  return {
    acknowledged: { comments, votes: answered.length - comments },
    ...{ violations, counts: journal.counts, recoveryMs },
  };
}

interface Writers {
  /** Resolves when each of them was answered what it sent after this call. */
  allAnswered(): Promise<void>;
  /** Resolves when the last has got its answer. */
  stop(): Promise<void>;
}

function startWriters(place: Place, port: number, journal: Journal, seed: number): Writers {
  const { send, close } = sender(port, place.host, writerCount + 1);
  let stopped = false;
  const targets: Target[] = [];
  const answeredAt = new Map<number, number>();
  const done = Array.from({ length: writerCount }, (_, at) =>
    write({
      ...{ place, journal, targets, send },
      members: place.members.slice(at * membersEach, (at + 1) * membersEach),
      random: createChance(seed + at + 1).next,
      stopped: () => stopped,
      onAnswer: (sentAt) => void answeredAt.set(at, sentAt),
    }),
  );
  const read = readAgainAndAgain({ place, journal, send, stopped: () => stopped });
  const ended = Promise.all([...done, read]);
  return {
    async allAnswered() {
      const since = performance.now();
      const waiting = (): number => writerCount - [...answeredAt.values()].filter((sentAt) => sentAt >= since).length;
      while (waiting() > 0) {
        if (performance.now() > since + recoveryPatienceMs)
          throw new Error(`After ${seconds(recoveryPatienceMs)} ${waiting()} writers are not answered.`);
        // One that fails ends the run.
        await Promise.race([sleep(5), ended]);
      }
    },
    async stop() {
      stopped = true;
      await ended;
      close();
    },
  };
}

async function compare(place: Place, port: number, { entries, complaints }: Journal): Promise<Violation[]> {
  const url = readFileSync(databaseUrlFile(place.dataDir), 'utf8').trim();
  const { db, close } = openDatabase({ url, name: 'kawaraban faults', statementTimeoutMs: 60_000 });
  try {
    const found = await foundWrites(db);
    const ill = [...complaints, ...(await pagesBehind(place, port, found.comments)), ...alarms(place.dataDir)];
    return [...violationsOf(entries, found), ...ill.map((detail): Violation => ({ kind: 'ill answered', detail }))];
  } finally {
    await close();
  }
}

/** Stories whose page does not say, soon after all is calm, how many comments there are. */
async function pagesBehind(place: Place, port: number, comments: readonly { storyId: number }[]): Promise<string[]> {
  const behind: string[] = [];
  for (const { id, path } of place.stories) {
    const wanted = comments.filter(({ storyId }) => storyId === id).length;
    let said = '';
    for (let tries = 0; tries < 50 && said !== String(wanted); tries += 1) {
      if (tries > 0) await sleep(100);
      const page = (await getOnce(port, place.host, path)).body.toString('utf8');
      said = />([\d,]+) comments?<\/h2>/.exec(page)?.[1]?.replaceAll(',', '') ?? '0';
    }
    if (said !== String(wanted)) behind.push(`${path} says ${said} comments, and there are ${wanted}`);
  }
  return behind;
}

function alarms(dataDir: string): string[] {
  return readFileSync(join(dataDir, 'launcher.log'), 'utf8')
    .split('\n')
    .filter((line) => line.includes(alarm));
}

export function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(2)} s`;
}
