/** Where a search engine finds what came out in this month. */
export function monthSitemap(now: Date = new Date()): string {
  return `/sitemap-${now.toISOString().slice(0, 7)}.xml`;
}
