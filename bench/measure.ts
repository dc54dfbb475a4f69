/** From the figures of the rounds to a line of the report. */
import type { Measure } from './bench.ts';

type About = Pick<Measure, 'bench' | 'unit' | 'better'>;

/** A figure of its own, against a goal in its own unit. */
export function measured(about: About, rounds: readonly number[], goal: number): Measure {
  const value = median(rounds);
  const pass = about.better === 'higher' ? value >= goal : value <= goal;
  const common = { value: rounded(value), limit: null, ratio: null, goal: { value: goal } };
  return { ...about, ...common, pass, spread: spread(rounds), rounds: rounds.length };
}

/**
 * A figure beside its limit's from the same round, since the machine changes from one round to the next: the ratio is
 * the median of the rounds' ratios, and the spread is theirs.
 */
export function comparedWithLimit(
  about: About,
  rounds: readonly { value: number; limit: number }[],
  goal: number,
): Measure {
  const ratios = rounds.map(({ value, limit }) => value / limit);
  const ratio = median(ratios);
  return {
    ...about,
    value: rounded(median(rounds.map((round) => round.value))),
    limit: rounded(median(rounds.map((round) => round.limit))),
    ratio: rounded(ratio),
    goal: { ratio: goal },
    pass: about.better === 'higher' ? ratio >= goal : ratio <= goal,
    spread: spread(ratios),
    rounds: rounds.length,
  };
}

/** Of an even number of figures, the mean of the middle two. */
export function median(figures: readonly number[]): number {
  const below = percentile(figures, 0.5);
  const above = -percentile(
    figures.map((figure) => -figure),
    0.5,
  );
  return (below + above) / 2;
}

/** By nearest rank: one of the figures. */
export function percentile(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (found === undefined) throw new Error('There is no percentile of nothing.');
  return found;
}

function spread(figures: readonly number[]): number {
  const middle = median(figures);
  return middle === 0 ? 0 : rounded((Math.max(...figures) - Math.min(...figures)) / middle);
}

/** Four digits say more than the machine can. */
function rounded(figure: number): number {
  return Math.abs(figure) >= 1_000 ? Math.round(figure) : Number(figure.toPrecision(4));
}
