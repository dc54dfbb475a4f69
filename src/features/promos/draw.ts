/** Which of those that stand is shown: paid ones first, but for the house's share; by weight within them. */

export interface Candidate {
  tier: 'paid' | 'house';
  /** By its flight and how urgent that is; 0 is not shown. */
  weight: number;
  startsMs: number;
  endsMs: number;
  /** The page that it leads to, where that is on this site. */
  path: string | null;
}

export interface DrawOptions {
  now: number;
  /** Percent that paid ones leave to the house. */
  houseShare: number;
  /** The page that is read: nothing leads to where one is. */
  path: string;
  /** 0 to below 1. */
  random: () => number;
}

export function draw<One extends Candidate>(candidates: readonly One[], options: DrawOptions): One | null {
  let [paid, house] = [0, 0];
  for (const candidate of candidates) {
    const weight = weightNow(candidate, options);
    if (candidate.tier === 'paid') paid += weight;
    else house += weight;
  }
  const forHouse = house > 0 && (paid === 0 || options.random() * 100 < options.houseShare);
  let left = options.random() * (forHouse ? house : paid);
  let last: One | null = null;
  for (const candidate of candidates) {
    if ((candidate.tier === 'house') !== forHouse) continue;
    const weight = weightNow(candidate, options);
    if (weight === 0) continue;
    // Half open: a share ends before the next begins.
    if (left < weight) return candidate;
    left -= weight;
    last = candidate;
  }
  return last;
}

function weightNow({ weight, startsMs, endsMs, path }: Candidate, { now, path: page }: DrawOptions): number {
  return startsMs <= now && endsMs > now && path !== page ? weight : 0;
}
