/** A slug that is free in its section: the wanted one, else with -2, -3 … */
import type { Tx } from '../../platform/db/database.ts';
import { claimSegment } from './story-write-queries.ts';

/** Ends of addresses that mean something else below a section. */
const reserved = new Set(['feed', 'archive']);
const maxTries = 200;

export async function claimSlug(tx: Tx, sectionId: number, wanted: string): Promise<string> {
  for (let number = 1; number <= maxTries; number += 1) {
    const slug = number === 1 ? wanted : `${wanted}-${number}`;
    if (!reserved.has(slug) && (await claimSegment(tx, sectionId, slug))) return slug;
  }
  throw new Error(`More than ${maxTries} stories of one section want the slug ${wanted}.`);
}

/** A slug from a headline; `fallback` where nothing of it can be written in a to z. */
export function slugFrom(headline: string, fallback: string): string {
  const words = headline
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f’'‘]/g, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word : `${slug}-${word}`;
    if (longer.length > 70) break;
    slug = longer;
  }
  return slug === '' ? fallback : slug;
}
