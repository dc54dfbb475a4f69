/** Makes a tag, gives it other words or another address. The former address leads to the new one. */
import { record } from '../../platform/audit/audit-queries.ts';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import { announce } from '../../platform/db/announce.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { claimPages, movePages } from '../aliases/aliases.ts';
import { changedWords, tagPath } from '../network/network.ts';
import type { Language, Site, Words } from '../network/network.ts';
import { tagListTag, tagNameTag } from '../stories/stories.ts';
import { insertTag, likeTag, lockTag, updateTag } from './tag-desk-queries.ts';
import { checkTag } from './tag-input.ts';
import { tagsOnSite } from './tag.ts';
import type { Tag } from './tag.ts';

export interface TagWords {
  slug?: string;
  /** An empty one takes the word away. */
  name?: Words;
  description?: Words;
}

/** Throws `tag-input`. */
export async function addTag(db: Db, site: Site, wanted: TagWords & { slug: string }, actor: Actor): Promise<void> {
  const name = changedWords({}, wanted.name ?? {});
  const description = changedWords({}, wanted.description ?? {});
  const tag = { slug: wanted.slug, name, description };
  checkTag(tag, site);
  await db.transaction().execute(async (tx) => {
    if (!(await insertTag(tx, site.id, tag, description)))
      throw new KnownError('tag-input', `${site.name} has one with this address or name already.`);
    await claimPages(tx, site, addressesOf(site, tag));
    await record(tx, actor, 'tag.new', `tag:${site.key}/${tag.slug}`, { name, description });
  });
}

/** Throws `tag-unknown`, `tag-input`. */
export async function changeTag(db: Db, site: Site, named: string, said: TagWords, actor: Actor): Promise<Tag> {
  return db.transaction().execute(async (tx) => {
    const before = await heldTag(tx, site, named);
    const tag = {
      id: before.id,
      slug: said.slug ?? before.slug,
      name: changedWords(before.name, said.name ?? {}),
      description: changedWords(before.description, said.description ?? {}),
    };
    checkTag(tag, site);
    const like = await likeTag(tx, site.id, tag);
    if (like !== undefined)
      throw new KnownError('tag-input', `${site.name} has “${like}” with this address or name: merge the two.`);
    await updateTag(tx, tag);
    if (tag.slug !== before.slug) await movePages(tx, site, addressesOf(site, before), addressesOf(site, tag));
    await announce(tx, [tagListTag(tag.id), tagNameTag(tag.id), tagsOnSite(site.id)]);
    await record(tx, actor, 'tag.change', `tag:${site.key}/${tag.slug}`, { before, after: tag });
    return tag;
  });
}

export async function heldTag(tx: Tx, site: Site, named: string): Promise<Tag> {
  const tag = await lockTag(tx, site.id, named);
  if (!tag) throw new KnownError('tag-unknown', `“${named}”; see \`tag list ${site.key}\`.`);
  return tag;
}

export function addressesOf(site: Site, { slug }: Pick<Tag, 'slug'>): (language: Language) => string {
  return (language) => tagPath(site, slug, language);
}
