/** What is found when something is looked at. */
import type { Figure } from './figures.ts';

/** `act`: something is wrong, or soon will be. `look`: it may be. */
export type FindingState = 'fine' | 'look' | 'act';

export interface Finding {
  key: string;
  /** What was looked at. */
  name: string;
  state: FindingState;
  /** What was found, for people. */
  says: string;
  /** The file of docs/runbooks, with its section, that says what to do. */
  runbook: string;
  /** The same for machines; none of what is not known. */
  figures?: readonly Figure[];
}

/** By how much a figure is: `look` from the first on, `act` from the second. */
export function stateFrom(figure: number, look: number, act: number): FindingState {
  if (figure >= act) return 'act';
  return figure >= look ? 'look' : 'fine';
}

export function worst(findings: readonly Finding[]): FindingState {
  const states = findings.map(({ state }) => state);
  return states.includes('act') ? 'act' : states.includes('look') ? 'look' : 'fine';
}

/** `3 minutes`, `2 hours`, `5 days`: rounded down to what matters. */
export function spanInWords(seconds: number): string {
  const steps = [
    [86_400, 'day'],
    [3_600, 'hour'],
    [60, 'minute'],
    [1, 'second'],
  ] as const;
  const [length, unit] = steps.find(([one]) => seconds >= one) ?? [1, 'second'];
  const count = Math.floor(seconds / length);
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

export function bytesInWords(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`;
  return `${Math.round(bytes / 1e6)} MB`;
}
