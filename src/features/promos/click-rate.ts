/** How often what was shown is pressed, with how sure that is. */

/** Of a normal distribution: 95 of 100. */
const z = 1.96;

/** The rate and its Wilson score interval at 95 % (Wilson 1927); null where nothing was shown. */
export function clickRate(clicks: number, shown: number): { rate: number; from: number; to: number } | null {
  if (shown === 0) return null;
  const rate = Math.min(1, clicks / shown);
  const middle = (rate + (z * z) / (2 * shown)) / (1 + (z * z) / shown);
  const half = (z / (1 + (z * z) / shown)) * Math.sqrt((rate * (1 - rate)) / shown + (z * z) / (4 * shown * shown));
  return { rate, from: Math.max(0, middle - half), to: Math.min(1, middle + half) };
}
