/** What the demo's stories are filed under, made by the same verbs as the desk's. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { addAuthor } from './features/authors/authors.ts';
import { addPicture } from './features/media/media.ts';
import type { MediaStore } from './features/media/media.ts';
import { siteNamed } from './features/network/network.ts';
import type { Network } from './features/network/network.ts';
import { addSeries } from './features/series/series.ts';
import { addTag } from './features/tags/tags.ts';

const words = z.partialRecord(z.enum(['en', 'ja']), z.string());
const demoTags = z.record(
  z.string(),
  z.array(z.strictObject({ slug: z.string(), name: words, description: words.default({}) })),
);
const demoAuthors = z.array(
  z.strictObject({
    ...{ slug: z.string(), name: words, role: words.default({}), bio: words.default({}) },
    picture: z.string().optional(),
  }),
);
const demoSeries = z.record(
  z.string(),
  z.array(
    z.strictObject({
      ...{ slug: z.string(), title: words, description: words.default({}) },
      planned: z.number().nullable().default(null),
    }),
  ),
);
const actor = 'desk:demo';

/** Before the stories, which name it. `store`: for the pictures of authors. */
export async function seedFiling(network: Network, folder: string, store: MediaStore): Promise<void> {
  const read = async (name: string): Promise<unknown> => JSON.parse(await readFile(join(folder, name), 'utf8'));
  for (const [key, tags] of Object.entries(demoTags.parse(await read('tags.json'))))
    for (const tag of tags) await addTag(store.db, siteNamed(network, key), tag, actor);
  for (const [key, all] of Object.entries(demoSeries.parse(await read('series.json'))))
    for (const series of all) await addSeries(store.db, siteNamed(network, key), series, actor);
  for (const { picture, ...author } of demoAuthors.parse(await read('authors.json'))) {
    const added = picture === undefined ? null : await addPicture(store, join(folder, 'pictures', picture));
    await addAuthor(store.db, network, { ...author, pictureId: added?.pictureId ?? null }, actor);
  }
}
