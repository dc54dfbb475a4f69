/** What the demo's stories are filed under, made by the same verbs as the desk's. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { siteNamed } from './features/network/network.ts';
import type { Network } from './features/network/network.ts';
import { addTag } from './features/tags/tags.ts';
import type { Db } from './platform/db/database.ts';

const words = z.partialRecord(z.enum(['en', 'ja']), z.string());
const demoTags = z.record(
  z.string(),
  z.array(z.strictObject({ slug: z.string(), name: words, description: words.optional() })),
);
const actor = 'desk:demo';

export async function seedFiling(db: Db, network: Network, folder: string): Promise<void> {
  const bySite = demoTags.parse(JSON.parse(await readFile(join(folder, 'tags.json'), 'utf8')));
  for (const [key, tags] of Object.entries(bySite))
    for (const { description = {}, ...tag } of tags)
      await addTag(db, siteNamed(network, key), { ...tag, description }, actor);
}
