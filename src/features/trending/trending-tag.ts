/** The network block of a site, as pages name it, and how long it may be believed. */

export function trendingTag(siteId: number): string {
  return `trending:${siteId}`;
}

const staleAfterMs = 900_000;

export function isStale(computedAt: Date, now: Date): boolean {
  return now >= staleAt(computedAt);
}

export function staleAt(computedAt: Date): Date {
  return new Date(computedAt.getTime() + staleAfterMs);
}
