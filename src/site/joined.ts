import type { Html } from '../platform/html/raw.ts';

/** Parts of a page one after the other; null where none of them is there. */
export function joined(...parts: (Html | null)[]): Html | null {
  const all = parts.join('');
  return all === '' ? null : (all as Html);
}
