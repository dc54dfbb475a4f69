/** Chance by a seed: the same seed draws the same, so that a failure can be had again. */
export interface Chance {
  /** A whole number from 0 to below this. */
  below(limit: number): number;
  oneOf<Item>(items: readonly Item[]): Item;
  /** Whether one in so many. */
  oneIn(many: number): boolean;
}

/** Mulberry32, by Tommy Ettinger (public domain): 32 bits of state are plenty for one case. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    oneIn: (many) => below(many) === 0,
    oneOf(items) {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error('There is nothing to choose from.');
      return item;
    },
  };
}
