/** Chance that is the same each time: numbers by a linear congruence of 2^48, and what is drawn from them. */
export interface Chance {
  /** From 0 to 1. */
  next(): number;
  /** How many of what comes so often on average. */
  poisson(mean: number): number;
  normal(): number;
  /** One of them, by their weights. */
  pick<T>(from: readonly T[], weight: (one: T) => number): T | undefined;
}

export function createChance(seed: number): Chance {
  let state = (BigInt(seed) << 16n) | 0x330en;
  const next = (): number => {
    state = (state * 0x5deece66dn + 0xbn) & 0xffff_ffff_ffffn;
    return Number(state) / 2 ** 48;
  };
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    next,
    normal,
    poisson(mean) {
      if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
      let count = -1;
      for (let left = 1; left > Math.exp(-mean); left *= next()) count += 1;
      return Math.max(0, count);
    },
    pick(from, weight) {
      let left = next() * from.reduce((sum, one) => sum + weight(one), 0);
      return from.find((one) => (left -= weight(one)) < 0);
    },
  };
}
