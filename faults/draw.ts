/** What is drawn by chance. */
export function between(random: () => number, least: number, most: number): number {
  return least + random() * (most - least);
}

export function oneOf<Item>(random: () => number, items: readonly Item[]): Item | undefined {
  return items[Math.floor(random() * items.length)];
}
