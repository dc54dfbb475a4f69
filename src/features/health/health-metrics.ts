/** What the health page shows, as gauges for Prometheus: each finding’s state, and the figures behind it. */
import { Gauge } from 'prom-client';
import type { Registry } from 'prom-client';
import { figureHelps } from './figures.ts';
import type { FigureName } from './figures.ts';
import type { Finding, FindingState } from './finding.ts';

const states: Readonly<Record<FindingState, number>> = { fine: 0, look: 1, act: 2 };
/** Nobody scrapes more often, and what is scraped together is of one look. */
const keptMs = 5_000;

export function addHealthMetrics(registry: Registry, look: () => Promise<Finding[]>, now: () => number): void {
  const findings = remembered(look, now);
  // Of several processes each says the same.
  const common = { registers: [registry], aggregator: 'max' as const };
  void new Gauge({
    ...common,
    name: 'kawaraban_health_state',
    help: 'How each thing is that the health page names: 0 fine, 1 have a look, 2 do something.',
    labelNames: ['what'],
    async collect() {
      this.reset();
      for (const { key, state } of await findings()) this.set({ what: key }, states[state]);
    },
  });
  for (const [name, help] of Object.entries(figureHelps)) {
    void new Gauge({
      ...common,
      name: `kawaraban_${name}`,
      help,
      labelNames: labelsOf[name as FigureName] ?? [],
      async collect() {
        this.reset();
        for (const { figures = [] } of await findings())
          for (const figure of figures) if (figure.name === name) this.set(figure.labels ?? {}, figure.value);
      },
    });
  }
}

const labelsOf: Partial<Record<FigureName, string[]>> = {
  processes: ['kind', 'version'],
  wire_silent_seconds: ['provider'],
  wire_rhythm_seconds: ['provider'],
  wire_files_failed: ['provider'],
  wire_fields: ['provider'],
  wire_fields_lost: ['provider'],
  wire_fields_new: ['provider'],
  wire_pictures_not_shown: ['provider'],
};

/** Gauges are asked one by one; the database is asked once. */
function remembered(look: () => Promise<Finding[]>, now: () => number): () => Promise<Finding[]> {
  let last: { at: number; findings: Promise<Finding[]> } | undefined;
  return () => {
    if (last === undefined || now() - last.at >= keptMs) last = { at: now(), findings: look() };
    return last.findings;
  };
}
