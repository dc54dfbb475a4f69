/** Numbers for operators: a registry of our own, so that several nodes in one process do not collide. */
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import type { PageCacheStats } from './page-cache/page-cache.ts';

export interface Metrics {
  registry: Registry;
  /** Cached pages that differed from a fresh render: a tag was forgotten. Alarm on any. */
  cacheDifferences: Counter;
}

interface MetricsSources {
  cache: () => PageCacheStats;
  hearing: () => boolean;
  /** What became of what pages told, by outcome. */
  reads: () => Readonly<Record<string, number>>;
  promos: () => Readonly<Record<string, number>>;
}

export function createMetrics(sources: MetricsSources): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  for (const name of ['bytes', 'pages'] as const) {
    const collect = function (this: Gauge): void {
      this.set(sources.cache()[name]);
    };
    registry.registerMetric(
      new Gauge({ name: `kawaraban_page_cache_${name}`, help: helps[name], registers: [], collect }),
    );
  }
  for (const name of ['hits', 'renders', 'stale', 'overtaken', 'purges'] as const) {
    // Read when asked: counting in the hot path costs one addition.
    const collect = function (this: Counter): void {
      this.reset();
      this.inc(sources.cache()[name]);
    };
    registry.registerMetric(
      new Counter({ name: `kawaraban_page_cache_${name}_total`, help: helps[name], registers: [], collect }),
    );
  }
  registry.registerMetric(
    new Gauge({
      name: 'kawaraban_listener_up',
      help: 'Serving processes that hear the announcements of the database.',
      registers: [],
      collect() {
        this.set(sources.hearing() ? 1 : 0);
      },
    }),
  );
  registry.registerMetric(
    new Counter({
      name: 'kawaraban_reads_total',
      help: 'Reads that pages told of since the start: counted, repeated on the same day, or why they were left out.',
      labelNames: ['outcome'],
      registers: [],
      collect() {
        this.reset();
        for (const [outcome, count] of Object.entries(sources.reads())) this.inc({ outcome }, count);
      },
    }),
  );
  registry.registerMetric(
    new Counter({
      name: 'kawaraban_promo_events_total',
      help: 'What pages told of their promos since the start: taken, malformed, or lost for want of room.',
      labelNames: ['outcome'],
      registers: [],
      collect() {
        this.reset();
        for (const [outcome, count] of Object.entries(sources.promos())) this.inc({ outcome }, count);
      },
    }),
  );
  const cacheDifferences = new Counter({
    name: 'kawaraban_page_cache_differences_total',
    help: 'Cached pages that differed from a fresh render. Any is a defect.',
    registers: [registry],
  });
  return { registry, cacheDifferences };
}

const helps: Readonly<Record<keyof PageCacheStats, string>> = {
  hits: 'Pages answered from the cache since the start.',
  renders: 'Pages rendered since the start.',
  stale: 'Pages shown stale because the database was down, since the start.',
  overtaken: 'Renders that a purge overtook, and that were not kept, since the start.',
  purges: 'Announcements heard since the start.',
  bytes: 'Bytes that kept pages take.',
  pages: 'Pages kept.',
};
