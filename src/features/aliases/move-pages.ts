/** A page gets another address: the former one leads there, and what led to the former one does so at once. */
import type { Tx } from '../../platform/db/database.ts';
import { feedBelow, feedFormats, litePath } from '../network/network.ts';
import type { Language, Site } from '../network/network.ts';
import { dropAliases, redirectAliases } from './alias-queries.ts';

/** In each language of the site, with its light form and its feeds. */
export async function movePages(
  tx: Tx,
  site: Site,
  from: (language: Language) => string,
  to: (language: Language) => string,
): Promise<void> {
  const [former, now] = [formsOf(site, from), formsOf(site, to)];
  await dropAliases(tx, site.id, now);
  await redirectAliases(
    tx,
    site.id,
    former.map((path, at) => ({ from: path, to: now[at] ?? path })),
  );
}

/** Something new is at an address that may have been something else's: it is no old address any more. */
export async function claimPages(tx: Tx, site: Site, path: (language: Language) => string): Promise<void> {
  await dropAliases(tx, site.id, formsOf(site, path));
}

function formsOf(site: Site, path: (language: Language) => string): string[] {
  return site.languages.flatMap((language) => {
    const page = path(language);
    return [page, litePath(page), ...feedFormats.map((format) => feedBelow(page, format))];
  });
}
