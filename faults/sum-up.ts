/** A run in a few lines for people, and in one for programs. */
import type { Violation } from './check-writes.ts';
import type { Victim } from './victims.ts';
import { seconds } from './writes.ts';
import type { WritesResult } from './writes.ts';

const shown = 10;

export interface Summary {
  comments: number;
  votes: number;
  lost: number;
  doubled: number;
  otherFaults: number;
  unavailable: number;
  cutOff: number;
  longestAnswerMs: number;
  recoveryMs: { victim: Victim; times: number; median: number; worst: number }[];
}

export function sumUp({ violations, acknowledged, counts, recoveryMs }: WritesResult): {
  lines: string[];
  summary: Summary;
} {
  const of = (kind: Violation['kind']): number => violations.filter((violation) => violation.kind === kind).length;
  const [lost, doubled] = [of('lost'), of('doubled')];
  const recoveries = [...Map.groupBy(recoveryMs, ({ victim }) => victim)].map(([victim, some]) => {
    const sorted = some.map(({ ms }) => Math.round(ms)).toSorted((a, b) => a - b);
    const median = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
    return { victim, times: sorted.length, median, worst: sorted.at(-1) ?? 0 };
  });
  const summary = {
    ...{ ...acknowledged, lost, doubled, otherFaults: violations.length - lost - doubled },
    ...{ unavailable: counts.unavailable, cutOff: counts.cutOff, longestAnswerMs: Math.round(counts.longestMs) },
    recoveryMs: recoveries,
  };
  const lines = [
    ...[...Map.groupBy(violations, ({ kind }) => kind).values()].flatMap(firstOf),
    ...recoveries.map(
      ({ victim, times, median, worst }) =>
        `${victim}: killed ${times} times, all answered again after ${seconds(median)} (median), ${seconds(worst)} at most`,
    ),
    `${counts.unavailable} answers 503, ${counts.cutOff} connections cut, the longest answer took ${seconds(counts.longestMs)}`,
    `${acknowledged.comments} comments and ${acknowledged.votes} votes acknowledged: ${lost} lost, ${doubled} doubled, ${summary.otherFaults} other faults`,
  ];
  return { lines, summary };
}

function firstOf(violations: readonly Violation[]): string[] {
  const lines = violations.slice(0, shown).map(({ kind, detail }) => `  ${kind}: ${detail}`);
  const more = violations.length - lines.length;
  return more > 0 ? [...lines, `  … and ${more} more of it`] : lines;
}
