/** What of a provider's fields is lost, in few words. Pure. */
import type { FieldCounts } from './field-queries.ts';

const shownPaths = 5;

export interface FieldSummary {
  seen: number;
  /** Those of which some words stand in no item. */
  lost: number;
  /** The worst of them, worst first. */
  worst: Pick<FieldCounts, 'path' | 'had' | 'lost'>[];
  /** Paths that a provider with a long past has begun to send: its format has changed. */
  fresh: Pick<FieldCounts, 'path' | 'lost' | 'firstAt'>[];
}

export function summaryOf(fields: readonly FieldCounts[]): FieldSummary {
  const lost = fields.filter((field) => field.lost > 0);
  return {
    seen: fields.length,
    lost: lost.length,
    worst: lost
      .toSorted((a, b) => b.lost - a.lost)
      .slice(0, shownPaths)
      .map(({ path, had, lost: times }) => ({ path, had, lost: times })),
    fresh: fields
      .filter(({ isNew }) => isNew)
      .toSorted((a, b) => a.firstAt.getTime() - b.firstAt.getTime())
      .map(({ path, lost: times, firstAt }) => ({ path, lost: times, firstAt })),
  };
}

/** Lines for a terminal; none where nothing is lost and nothing is new. */
export function summaryInLines({ seen, lost, worst, fresh }: FieldSummary): string[] {
  const lines: string[] = [];
  if (lost > 0) {
    const named = worst.map(({ path, had, lost: times }) => `${path} (${times} of ${had} items)`).join(', ');
    lines.push(`lost: ${lost} of ${seen} fields: ${named}${lost > worst.length ? ', …' : ''}`);
  }
  const [first] = fresh;
  if (first) {
    const named = fresh.slice(0, shownPaths).map(({ path }) => path);
    const more = fresh.length > shownPaths ? ', …' : '';
    lines.push(`new since ${first.firstAt.toISOString().slice(0, 10)}: ${named.join(', ')}${more}`);
  }
  return lines;
}
