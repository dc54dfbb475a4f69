/**
 * Wire files as nobody should send them: samples of every dialect with bytes, structure and encoding changed by chance.
 * Each is either refused in words or read into items that keep to the published schema, and neither takes a second.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { noProfile, readWireFile, toWireLine, wireLine, wireProfile } from '../src/features/wire/wire.ts';
import type { WireProfile } from '../src/features/wire/wire.ts';
import { KnownError } from '../src/platform/http/errors.ts';
import { chanceOf } from './chance.ts';
import type { Chance } from './chance.ts';
import { mutateBytes, reencode } from './mutate-bytes.ts';
import { mutateStructure } from './mutate-structure.ts';

export interface FuzzFailure {
  /** `npm run fuzz -- wire 1 SEED` reads the same bytes again. */
  seed: number;
  what: string;
}

export interface FuzzFigures {
  files: number;
  items: number;
  refusedItems: number;
  refusedFiles: number;
  slowestMs: number;
  failures: FuzzFailure[];
}

const maxMs = 1_000;
const maxFailures = 20;
const profile = wireProfile.parse({
  timeZone: 'Asia/Tokyo',
  encoding: 'shift_jis',
  statuses: { spiked: 'withheld' },
  fields: { slugline: ['//slugline', 'slugline'], city: '//city', signals: 'signals', subjects: '//keyword/@key' },
});

/** `tell` is called every 10,000 files. */
export function fuzzWire(root: string, count: number, seed: number, tell: (figures: FuzzFigures) => void): FuzzFigures {
  const samples = samplesIn(root);
  const figures: FuzzFigures = { files: 0, items: 0, refusedItems: 0, refusedFiles: 0, slowestMs: 0, failures: [] };
  for (let at = 0; at < count && figures.failures.length < maxFailures; at += 1) {
    const own = (seed + at) >>> 0;
    const chance = chanceOf(own);
    const bytes = mutated(samples, chance);
    const what = look(bytes, chance.oneIn(4) ? profile : noProfile, figures);
    if (what !== null) figures.failures.push({ seed: own, what });
    if (figures.files % 10_000 === 0) tell(figures);
  }
  return figures;
}

function samplesIn(root: string): Buffer[] {
  return ['demo/wire', 'demo/wire/dialects'].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => /\.(xml|json)$/.test(name))
      .toSorted()
      .map((name) => readFileSync(join(root, folder, name))),
  );
}

function mutated(samples: readonly Buffer[], chance: Chance): Buffer {
  let bytes = chance.oneOf(samples);
  const other = chance.oneOf(samples);
  for (let times = chance.oneOf([0, 1, 1, 2, 4]); times > 0; times -= 1)
    bytes = Buffer.from(mutateStructure(bytes.toString(), chance));
  for (let times = chance.oneOf([0, 0, 1, 1, 2, 5]); times > 0; times -= 1) bytes = mutateBytes(bytes, chance, other);
  return chance.oneIn(4) ? reencode(bytes, chance, other) : bytes;
}

/** What is wrong with how it is read; null if nothing is. */
function look(bytes: Buffer, by: WireProfile, figures: FuzzFigures): string | null {
  figures.files += 1;
  try {
    const wrong = lookAtItems(bytes, by, figures);
    if (wrong !== null) return wrong;
  } catch (error) {
    if (!(error instanceof KnownError))
      return `It throws ${error instanceof Error ? (error.stack ?? '') : String(error)}`;
    if (error.code !== 'wire-unreadable' && error.code !== 'wire-cut-off') return `It is refused as ${error.code}.`;
    figures.refusedFiles += 1;
  }
  return null;
}

function lookAtItems(bytes: Buffer, by: WireProfile, figures: FuzzFigures): string | null {
  const { found, ms } = timed(bytes, by);
  figures.slowestMs = Math.max(figures.slowestMs, ms);
  if (ms > maxMs) return `It takes ${Math.round(ms)} ms.`;
  for (const one of found) {
    if ('error' in one) {
      figures.refusedItems += 1;
      if (one.error.code !== 'wire-unreadable') return `An item is refused as ${one.error.code}.`;
      continue;
    }
    figures.items += 1;
    const fields = one.fields();
    if (!wireProfile.safeParse({ unneeded: fields.map(({ path }) => path) }).success || !isStorable(fields))
      return `No profile takes one of the fields ${JSON.stringify(fields).slice(0, 2_000)}`;
    const line = toWireLine('fuzz', one.item, fields);
    const checked = wireLine.safeParse(line);
    if (!checked.success) return `An item breaks the schema: ${checked.error.message}`;
    if (!isStorable(one.item)) return 'An item holds what no database does.';
    if (
      one.raw !== bytes &&
      JSON.stringify(readWireFile(one.raw, by)[0]) !== JSON.stringify({ item: one.item, raw: one.raw })
    )
      return `What is kept of an entry is another item: ${one.raw.toString().slice(0, 2_000)}`;
  }
  return null;
}

/** Half a character, or NUL, is no text in PostgreSQL. */
function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\u0000');
  return typeof value !== 'object' || value === null || Object.values(value).every(isStorable);
}

/** The processor's time. A second look tells a slow reader from a collector of garbage. */
function timed(bytes: Buffer, by: WireProfile): { found: ReturnType<typeof readWireFile>; ms: number } {
  for (const last of [false, true]) {
    const before = process.cpuUsage();
    const found = readWireFile(bytes, by);
    for (const one of found) if ('item' in one) one.fields();
    const { user, system } = process.cpuUsage(before);
    const ms = (user + system) / 1_000;
    if (last || ms <= maxMs) return { found, ms };
  }
  throw new Error('A second look is always the last.');
}
