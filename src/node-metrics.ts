/** The numbers of one node: its own, and how the health page finds the whole network. */
import { addHealthMetrics, examine } from './features/health/health.ts';
import type { Db } from './platform/db/database.ts';
import { createMetrics } from './platform/metrics.ts';
import type { Metrics } from './platform/metrics.ts';
import type { PageCacheStats } from './platform/page-cache/page-cache.ts';
import { embeddedReleaseFor } from './platform/postgres/embedded-release.ts';

/** Each counts for itself, and is read when somebody asks. */
interface Counting {
  cache: { readonly stats: PageCacheStats };
  listener: { readonly hearing: boolean };
  reads: { readonly totals: Readonly<Record<string, number>> };
  promos: { readonly totals: Readonly<Record<string, number>> };
}

interface Examined {
  db: Db;
  dataDir: string;
  databaseUrl: string;
  now: () => Date;
}

export function nodeMetrics(
  { cache, listener, reads, promos }: Counting,
  { db, dataDir, databaseUrl, now }: Examined,
): Metrics {
  const metrics = createMetrics({
    cache: () => cache.stats,
    hearing: () => listener.hearing,
    reads: () => reads.totals,
    promos: () => promos.totals,
  });
  const look = () => examine({ db, dataDir, embedded: embeddedReleaseFor(databaseUrl, dataDir), now: now() });
  addHealthMetrics(metrics.registry, look, () => now().getTime());
  return metrics;
}
