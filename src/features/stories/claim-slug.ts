/** A slug that is free in its section: the wanted one, else with -2, -3, -4, else with an end that nobody has. */
import { randomBytes } from 'node:crypto';
import type { Tx } from '../../platform/db/database.ts';
import { claimSegment } from './story-write-queries.ts';

/** Ends of addresses that mean something else below a section. */
const reserved = new Set(['feed', 'archive']);
const countedTries = 4;
const randomTries = 2;

/** Each try is a query, so counting ends soon: a headline that comes a thousand times costs no more than one. */
export async function claimSlug(
  tx: Tx,
  sectionId: number,
  wanted: string,
  randomEnd: () => string = () => randomBytes(5).toString('hex'),
): Promise<string> {
  for (let number = 1; number <= countedTries + randomTries; number += 1) {
    const end = number <= countedTries ? String(number) : randomEnd();
    const slug = number === 1 ? wanted : `${wanted}-${end}`;
    if (!reserved.has(slug) && (await claimSegment(tx, sectionId, slug))) return slug;
  }
  throw new Error(`No end for the slug ${wanted} is free.`);
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
