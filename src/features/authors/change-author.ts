/** Makes the record of somebody who writes, and changes it. A former address leads to the new one, on every site. */
import { record } from '../../platform/audit/audit-queries.ts';
import type { Actor } from '../../platform/audit/audit-queries.ts';
import { announce } from '../../platform/db/announce.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import { claimPages, movePages } from '../aliases/aliases.ts';
import { authorPath, changedWords, wordsProblem } from '../network/network.ts';
import type { Network, Words } from '../network/network.ts';
import { authorListTag, authorNameTag, pictureTag } from '../stories/stories.ts';
import { insertAuthor, lockAuthor, updateAuthor } from './author-desk-queries.ts';
import type { KeptAuthor } from './author-desk-queries.ts';
import { authorsTag, longest } from './author.ts';

/** An empty word takes it away. */
export interface AuthorWords {
  slug?: string;
  name?: Words;
  role?: Words;
  bio?: Words;
  pictureId?: number | null;
}

/** Throws `author-input`. */
export async function addAuthor(
  db: Db,
  network: Network,
  said: AuthorWords & { slug: string },
  actor: Actor,
): Promise<void> {
  const author = changed({ slug: said.slug, name: {}, role: {}, bio: {}, pictureId: null }, said);
  await db.transaction().execute(async (tx) => {
    if (!(await insertAuthor(tx, author))) throw wrong(`“${author.slug}” is somebody’s address already`);
    for (const site of network.sites) await claimPages(tx, site, (language) => authorPath(site, author.slug, language));
    await record(tx, actor, 'author.new', `author:${author.slug}`, author);
  });
}

/** Throws `author-unknown`, `author-input`. */
export async function changeAuthor(
  db: Db,
  network: Network,
  slug: string,
  said: AuthorWords,
  actor: Actor,
): Promise<KeptAuthor> {
  return db.transaction().execute(async (tx) => {
    const before = await lockAuthor(tx, slug);
    if (!before) throw new KnownError('author-unknown', `“${slug}”; see \`author list\`.`);
    const author = { ...changed(before, said), id: before.id };
    if (!(await updateAuthor(tx, author))) throw wrong(`“${author.slug}” is somebody else’s address`);
    if (author.slug !== before.slug) await moveAddresses(tx, network, before.slug, author.slug);
    const pictures = [before.pictureId, author.pictureId].filter((id) => id !== null).map(pictureTag);
    await announce(tx, [authorListTag(author.id), authorNameTag(author.id), authorsTag, ...pictures]);
    await record(tx, actor, 'author.change', `author:${author.slug}`, { before, after: author });
    return author;
  });
}

async function moveAddresses(tx: Tx, network: Network, from: string, to: string): Promise<void> {
  for (const site of network.sites)
    await movePages(
      tx,
      site,
      (language) => authorPath(site, from, language),
      (language) => authorPath(site, to, language),
    );
}

function changed(before: Omit<KeptAuthor, 'id'>, said: AuthorWords): Omit<KeptAuthor, 'id'> {
  const author = {
    slug: said.slug ?? before.slug,
    name: changedWords(before.name, said.name ?? {}),
    role: changedWords(before.role, said.role ?? {}),
    bio: changedWords(before.bio, said.bio ?? {}),
    pictureId: said.pictureId === undefined ? before.pictureId : said.pictureId,
  };
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(author.slug) || author.slug.length > longest.slug)
    throw wrong(
      `the address is of a to z, 0 to 9 and single hyphens, ${longest.slug} at the most, not “${author.slug}”`,
    );
  if (Object.keys(author.name).length === 0) throw wrong('somebody who writes has a name');
  for (const what of ['name', 'role', 'bio'] as const) {
    const problem = wordsProblem(author[what], longest[what]);
    if (problem !== null) throw wrong(`the ${what} ${problem}`);
  }
  return author;
}

function wrong(what: string): KnownError {
  return new KnownError('author-input', `${what}.`);
}
