/** Looks at everything that those who run a network ask about, each thing alone. */
import { statfs } from 'node:fs/promises';
import type { Db } from '../../platform/db/database.ts';
import type { EmbeddedRelease } from '../../platform/postgres/embedded-release.ts';
import { processOf } from '../../platform/processes/process-name.ts';
import type { ProcessName } from '../../platform/processes/process-name.ts';
import { lastRun } from '../../platform/tasks/task-run-queries.ts';
import { known } from './figures.ts';
import { conflicts, wire } from './examine-wire.ts';
import { bytesInWords, spanInWords, stateFrom } from './finding.ts';
import type { Finding } from './finding.ts';
import { letterFigures, noted, queueFigures, serverFigures } from './health-queries.ts';

export interface ExamineOptions {
  db: Db;
  dataDir: string;
  /** The PostgreSQL that came with the program, if it is the one that runs. */
  embedded: EmbeddedRelease | null;
  now: Date;
}

/** A role sees its own sessions alone. */
const blind = ' of our own; others cannot be seen without pg_read_all_stats';
const day = 86_400;
const dayMs = day * 1_000;

export async function examine(options: ExamineOptions): Promise<Finding[]> {
  const parts = await Promise.all(
    [server, disk, queue, letters, wire, conflicts, drift, backups].map((part) =>
      part(options).catch((error: unknown) => [failed(part.name, error)]),
    ),
  );
  return parts.flat();
}

/** One that cannot be asked hides no other. */
function failed(part: string, error: unknown): Finding {
  const why = error instanceof Error ? error.message : String(error);
  return {
    key: part,
    name: part,
    state: 'act',
    says: `It could not be asked: ${why.slice(0, 200)}`,
    runbook: 'postgres-is-down.md',
  };
}

async function server({ db, embedded, now }: ExamineOptions): Promise<Finding[]> {
  const figures = await serverFigures(db);
  const used = figures.connections / figures.maxConnections;
  return [
    version(figures, embedded, now),
    {
      key: 'size',
      name: 'Database',
      state: 'fine',
      says: bytesInWords(figures.bytes),
      runbook: 'production.md#postgresql',
      figures: [{ name: 'database_bytes', value: figures.bytes }],
    },
    {
      key: 'wraparound',
      name: 'Transaction numbers',
      state: stateFrom(figures.frozenAge, 500e6, 1_500e6),
      says: `${Math.round(figures.frozenAge / 1e6)} of 2,100 million are used since the last vacuum of all`,
      runbook: 'production.md#postgresql',
      figures: [{ name: 'database_transaction_age', value: figures.frozenAge }],
    },
    {
      key: 'transactions',
      name: 'Longest transaction',
      state: stateFrom(figures.longest, 300, 3_600),
      says: `${figures.longest < 1 ? 'none' : spanInWords(figures.longest)}${figures.seesAll ? '' : blind}`,
      runbook: 'a-node-is-slow-or-stale.md',
      figures: [{ name: 'database_longest_transaction_seconds', value: figures.longest }],
    },
    {
      key: 'connections',
      name: 'Connections',
      state: stateFrom(used, 0.8, 0.95),
      says: `${figures.connections} of ${figures.maxConnections}${figures.seesAll ? '' : blind}`,
      runbook: 'production.md#postgresql',
      figures: [
        { name: 'database_connections', value: figures.connections },
        { name: 'database_connections_max', value: figures.maxConnections },
      ],
    },
    processes(figures.sessions),
  ];
}

/** Which serve and work, and whether an update has reached all of them. */
function processes(sessions: readonly string[]): Finding {
  const running = sessions.map(processOf).filter((one) => one !== undefined);
  const serving = running.filter(({ kind }) => kind === 'listener');
  const working = running.filter(({ kind }) => kind === 'worker');
  const versions = new Set(running.map(({ version: of }) => of));
  const named = (some: readonly ProcessName[]): string =>
    some.length === 0 ? 'none' : some.map(({ name, version: of }) => `${name} (${of})`).join(', ');
  const mixed = versions.size > 1 ? '; they are of different versions' : '';
  return {
    key: 'nodes',
    name: 'Processes',
    state: serving.length === 0 || versions.size > 1 ? 'look' : 'fine',
    says: `serving: ${named(serving)}; working: ${named(working)}${mixed}`,
    runbook: 'start-stop-recover.md',
    figures: (
      [
        ['serving', serving],
        ['working', working],
      ] as const
    ).flatMap(([kind, some]) =>
      [...versions].map((of) => ({
        name: 'processes' as const,
        value: some.filter((one) => one.version === of).length,
        labels: { kind, version: of },
      })),
    ),
  };
}

/** Minor releases come four times a year, with what mends holes. */
function version(
  figures: { version: string; versionNumber: number },
  embedded: ExamineOptions['embedded'],
  now: Date,
): Finding {
  const about = { key: 'postgresql', name: 'PostgreSQL', runbook: 'production.md#postgresql' };
  if (figures.versionNumber < 150_000)
    return { ...about, state: 'act', says: `${figures.version} is older than 15, with which nothing is tested` };
  if (embedded === null)
    return { ...about, state: 'fine', says: `${figures.version}, a server of your own: its updates are yours` };
  const age = (now.getTime() - embedded.released.getTime()) / 1_000;
  return {
    ...about,
    state: stateFrom(age, 90 * day, 365 * day),
    says: `${figures.version}, the one that came with the program, ${spanInWords(age)} old: for a real site give one of your own by DATABASE_URL`,
  };
}

async function disk({ dataDir }: ExamineOptions): Promise<Finding[]> {
  const { bsize, blocks, bavail } = await statfs(dataDir);
  const free = bsize * bavail;
  const share = bavail / blocks;
  const state = share < 0.05 || free < 1e9 ? 'act' : share < 0.15 ? 'look' : 'fine';
  const says = `${bytesInWords(free)} free, ${Math.round(share * 100)} %`;
  return [
    {
      key: 'disk',
      name: 'Disk of DATA_DIR',
      state,
      says,
      runbook: 'production.md#disk',
      figures: [
        { name: 'disk_free_bytes', value: free },
        { name: 'disk_free_ratio', value: share },
      ],
    },
  ];
}

async function queue({ db }: ExamineOptions): Promise<Finding[]> {
  const { ready, oldest, dead, deadToday, lastError, workerSilent } = await queueFigures(db);
  const runbook = 'start-stop-recover.md';
  return [
    {
      key: 'worker',
      name: 'Worker',
      state: workerSilent === null ? 'act' : stateFrom(workerSilent, 60, 180),
      says: workerSilent === null ? 'none has ever been heard of' : `heard of ${spanInWords(workerSilent)} ago`,
      runbook,
      figures: known('worker_silent_seconds', workerSilent),
    },
    {
      key: 'queue',
      name: 'Tasks that wait',
      state: stateFrom(oldest, 120, 900),
      says: ready === 0 ? 'none' : `${ready}, the oldest for ${spanInWords(oldest)}`,
      runbook,
      figures: [
        { name: 'tasks_waiting', value: ready },
        { name: 'tasks_oldest_seconds', value: oldest },
      ],
    },
    {
      key: 'dead-tasks',
      name: 'Tasks that were given up',
      state: deadToday > 0 ? 'act' : dead > 0 ? 'look' : 'fine',
      says: dead === 0 ? 'none' : `${dead}; the last: ${lastError ?? 'no reason was kept'}`,
      runbook: `${runbook}#tasks-that-were-given-up`,
      figures: [{ name: 'tasks_given_up', value: dead }],
    },
  ];
}

async function letters({ db }: ExamineOptions): Promise<Finding[]> {
  const { late, uncertain } = await letterFigures(db);
  return [
    {
      key: 'letters',
      name: 'Letters',
      state: late > 0 ? 'act' : uncertain > 0 ? 'look' : 'fine',
      says:
        late + uncertain === 0
          ? 'none is late'
          : `${late} wait for more than an hour; of ${uncertain} of the last day nobody knows whether they arrived`,
      runbook: 'mail.md',
      figures: [
        { name: 'letters_late', value: late },
        { name: 'letters_uncertain', value: uncertain },
      ],
    },
  ];
}

/** Counts are folds; the task that recounts them notes what it had to mend, and that it has run. */
async function drift({ db, now }: ExamineOptions): Promise<Finding[]> {
  const since = new Date(now.getTime() - 7 * dayMs);
  const times = (await noted(db, 'discussion.drift', since)).times + (await noted(db, 'polls.drift', since)).times;
  const age = secondsSince(await lastRun(db, 'discussion.recount'), now);
  const runbook = 'moderation.md';
  return [
    {
      key: 'drift',
      name: 'Counts',
      state: times > 0 ? 'act' : 'fine',
      says:
        times === 0 ? 'no drift was noted in seven days' : `${times} had to be mended in seven days: that is a defect`,
      runbook,
      figures: [{ name: 'counts_mended', value: times }],
    },
    {
      key: 'recount',
      name: 'Last recount',
      // It runs twice an hour.
      state: age === null ? 'look' : stateFrom(age, 5_400, 4 * 3_600),
      says: age === null ? 'none has run' : `${spanInWords(age)} ago`,
      runbook,
      figures: known('recount_age_seconds', age),
    },
  ];
}

async function backups({ db, now }: ExamineOptions): Promise<Finding[]> {
  const { last } = await noted(db, 'backup.made', new Date(now.getTime() - 400 * dayMs));
  const age = secondsSince(last, now);
  return [
    {
      key: 'backup',
      name: 'Last backup',
      state: age === null ? 'look' : stateFrom(age, 2 * day, 7 * day),
      says: age === null ? 'none has been made' : `${spanInWords(age)} ago`,
      runbook: 'backup.md',
      figures: known('backup_age_seconds', age),
    },
  ];
}

function secondsSince(moment: Date | null, now: Date): number | null {
  return moment === null ? null : Math.max(0, (now.getTime() - moment.getTime()) / 1_000);
}
