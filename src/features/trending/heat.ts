/**
 * How much a story is read now, and how much that is for its site. Heat is a sum of reads that halves with time, kept in
 * forward form (Cormode and others, “Forward decay”, ICDE 2009): all rows share the factor that brings them to now.
 */

/** Hours in which a read loses half its weight: for “now”, and for “popular”. */
export const halfLifeHours = { fast: 2, slow: 12 } as const;
/** Reads that every story is given, so that two reads on a sleepy site are no multiple of anything. */
const given = 5;

/** Of the two true heats, in reads; the slow one counts per fast half-life, so that steady reading gives both the same. */
export function boxHeat({ fast, slow }: { fast: number; slow: number }): number {
  return boxShares.fast * fast + boxShares.slow * slow;
}

/** The shares by which a query may weigh the two sums itself. */
export const boxShares = { fast: 0.7, slow: (0.3 * halfLifeHours.fast) / halfLifeHours.slow } as const;

/** How many times its site's usual heat a story has. */
export function lift(heat: number, usual: number): number {
  return (heat + given) / (usual + given);
}

/** Between 0 and 1: a third for how hot it is among all, two thirds for how unusual that is on its own site. */
export function score(heat: number, hottest: number, usual: number): number {
  const among = hottest > 0 ? Math.log1p(heat) / Math.log1p(hottest) : 0;
  return 0.35 * among + 0.65 * logistic(Math.log(lift(heat, usual)));
}

function logistic(z: number): number {
  return 1 / (1 + Math.exp(-z));
}
