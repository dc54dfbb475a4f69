/** What a letter is: types and pure rules. */

export interface Letter {
  id: number;
  siteId: number;
  key: string;
  kind: 'daily' | 'alerts';
  /** By the site's clock; null for one without a time. */
  hour: number | null;
}

/** The version of the words that people agree to; raise it when they change. */
export const consentWording = 1;

/** How many new stories make an edition. */
export const fewestStories = 3;
export const mostStories = 12;

/** Later and later, and then not at all: an edition is about its day. */
export function retryAfterMs(attempts: number): number | null {
  return [60_000, 300_000, 1_800_000, 7_200_000][attempts - 1] ?? null;
}
