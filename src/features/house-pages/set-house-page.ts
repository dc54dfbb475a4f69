/** Gives a house a page, another text for it, or takes it away. */
import { record } from '../../platform/audit/audit-queries.ts';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import { announce } from '../../platform/db/announce.ts';
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import type { z } from 'zod';
import type { Language, Site } from '../network/network.ts';
import { checkedBody, schemaVersion } from '../stories/stories.ts';
import { deleteHousePage, housePagesOf, putHousePage } from './house-page-queries.ts';
import { housePagesTag, longestSlug, mostOnSite, slugForm, takenSlugs } from './house-page.ts';
import type { housePageInput } from './house-page.ts';

/** Throws `page-address`, `page-too-many` and `input-invalid`. */
export async function setHousePage(
  db: Db,
  site: Site,
  slug: string,
  input: z.infer<typeof housePageInput>,
  { actor, now }: { actor: Actor; now: Date },
): Promise<void> {
  if (!slugForm.test(slug) || slug.length > longestSlug || takenSlugs.has(slug))
    throw new KnownError('page-address', `“${slug}”.`);
  const { language = site.languages[0], title } = input;
  if (!site.languages.includes(language))
    throw new KnownError(
      'input-invalid',
      `${site.name} does not speak “${language}”, but ${site.languages.join(', ')}.`,
    );
  const body = checkedBody(input.body);
  await db.transaction().execute(async (tx) => {
    const others = new Set((await housePagesOf(tx, site.id)).map((page) => page.slug));
    if (!others.has(slug) && others.size >= mostOnSite)
      throw new KnownError('page-too-many', `${others.size} on ${site.name}.`);
    await putHousePage(tx, site.id, { slug, language, title, body, schemaVersion, changedAt: now });
    await announce(tx, [housePagesTag(site.id)]);
    await record(tx, actor, 'page.set', `page:${site.key}/${slug}`, { language, title, body });
  });
}

/** In one language or all. Throws `page-unknown`. */
export async function removeHousePage(
  db: Db,
  site: Site,
  slug: string,
  { language, actor }: { language: Language | null; actor: Actor },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (!(await deleteHousePage(tx, site.id, slug, language))) throw new KnownError('page-unknown', `“${slug}”.`);
    const tag = housePagesTag(site.id);
    // What a house takes back is not shown from a kept copy either.
    await announce(tx, [tag], { withdrawn: [tag] });
    await record(tx, actor, 'page.remove', `page:${site.key}/${slug}`, { language });
  });
}
