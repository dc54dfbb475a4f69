/** Numbers that stand in addresses and forms: as long as their column holds them, and nothing else. */

/** What PostgreSQL's types hold for certain, in digits: more is no number of ours, and asking for it would be an error. */
const digitsOf = { integer: 9, bigint: 15 } as const;

/** From 1, in digits alone and without a zero before them; null for whatever else was sent. */
export function wholeNumber(text: string | null | undefined, type: keyof typeof digitsOf): number | null {
  if (text === null || text === undefined || !/^[1-9]\d*$/.test(text) || text.length > digitsOf[type]) return null;
  return Number(text);
}
