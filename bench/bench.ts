/** What every benchmark is given and gives. */
export interface BenchContext {
  /** The project's root. */
  root: string;
  /** Progress, for people: stderr. */
  say: (line: string) => void;
  /** More of what is measured, where the usual size is a sample. */
  full: boolean;
  /** What is put here is undone when the benchmark is over, however it ends; the last first. */
  cleanUp: AsyncDisposableStack;
}

export type Bench = (context: BenchContext) => Promise<Measure[]>;

/** One line of the report. `limit` and `ratio` are null where nothing is compared with. */
export interface Measure {
  bench: string;
  unit: string;
  better: 'higher' | 'lower';
  value: number;
  limit: number | null;
  ratio: number | null;
  goal: { ratio: number } | { value: number };
  pass: boolean;
  /** Largest less smallest of the rounds, as a share of their median. */
  spread: number;
  rounds: number;
}
