/** The desk of a test: the product's own verbs, with the small network before them. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { addPicture, startImageProcess } from '../../src/features/media/media.ts';
import { pictureById } from '../../src/features/media/media-queries.ts';
import { loadNetwork, picturePath } from '../../src/features/network/network.ts';
import type { Network } from '../../src/features/network/network.ts';
import {
  killStory,
  newStory,
  publishStory,
  reviseStory,
  scheduleStory,
  storyFromInput,
  storyInput,
  takeDownStory,
  withholdStory,
} from '../../src/features/stories/stories.ts';
import type { NewStory, StoryInput } from '../../src/features/stories/stories.ts';
import { openDatabase } from '../../src/platform/db/database.ts';
import type { Db } from '../../src/platform/db/database.ts';
import { openTombstones } from '../../src/platform/page-cache/tombstones.ts';
import { writeJpeg } from './sample-pictures.ts';
import type { Sheet } from './sample-pictures.ts';
import { addSmallNetwork } from './small-network.ts';

/** Anything of a story's file that matters to the test; the rest is filled in. */
export type Wanted = Partial<Omit<StoryInput, 'picture'>> & {
  /** A picture that the desk has added. */
  pictureId?: number;
  /** Its alt text and its credit, too. */
  caption?: string;
  /** Its agency holds it and has not said until when. */
  embargoOpen?: boolean;
};

export interface TestDesk {
  db: Db;
  network: Network;
  /** A draft. */
  write(wanted?: Wanted): Promise<{ id: number; path: string; slug: string }>;
  /** A draft that is published at once. */
  publishNew(wanted?: Wanted): Promise<{ id: number; path: string; slug: string }>;
  draftOf(wanted?: Wanted): Promise<NewStory>;
  addPicture(drawn?: Sheet): Promise<number>;
  /** The addresses of a picture, below /media/. */
  renditionsOf(pictureId: number): Promise<string[]>;
  publish(id: number): Promise<void>;
  revise(id: number, wanted: Wanted): Promise<void>;
  schedule(id: number, at: Date): Promise<void>;
  withhold(id: number): Promise<void>;
  kill(id: number, notice?: string): Promise<void>;
  takeDown(id: number): Promise<void>;
}

const actor = 'desk:test';

/** For an empty database; closed when the file is done. */
export async function testDesk(options: { databaseUrl: string; dataDir: string; now?: () => Date }): Promise<TestDesk> {
  const { databaseUrl, dataDir, now = () => new Date() } = options;
  const { db, close } = openDatabase({ url: databaseUrl, name: 'kawaraban test desk' });
  const images = startImageProcess();
  afterAll(async () => {
    images.close();
    await close();
  });
  await addSmallNetwork(db);
  const network = await loadNetwork(db);
  const tombstones = openTombstones(join(dataDir, 'tombstones.log'));

  async function draftOf({
    pictureId,
    caption = 'The ferry, drawn by the desk.',
    embargoOpen = false,
    ...wanted
  }: Wanted = {}): Promise<NewStory> {
    const input = storyInput.parse({
      kind: 'news',
      site: 'harbour',
      section: 'sea',
      slug: `story-${randomBytes(5).toString('hex')}`,
      headline: 'The ferry is late',
      body: ['It waited for the fog.'],
      ...(pictureId === undefined
        ? {}
        : {
            picture: { file: 'added', alt: 'A ferry.', caption: caption ?? 'The ferry.', credit: 'Print: test desk' },
          }),
      ...wanted,
    });
    return { ...(await storyFromInput(db, network, input, pictureId ?? null)), embargoOpen };
  }

  async function write(wanted?: Wanted): Promise<{ id: number; path: string; slug: string }> {
    const draft = await draftOf(wanted);
    const { storyId, slug } = await newStory(db, draft, actor);
    const prefix = draft.language === draft.site.languages[0] ? '' : `/${draft.language}`;
    return { id: storyId, slug, path: `${prefix}/category/${draft.section.path}/${slug}` };
  }

  return {
    db,
    network,
    draftOf,
    write,
    async publishNew(wanted) {
      const written = await write(wanted);
      await publishStory(db, written.id, actor, now());
      return written;
    },
    async addPicture(drawn) {
      const file = await writeJpeg(join(dataDir, `${randomBytes(5).toString('hex')}.jpg`), drawn);
      return (await addPicture({ db, folder: join(dataDir, 'media'), images }, file)).pictureId;
    },
    async renditionsOf(pictureId) {
      const picture = await pictureById(db, pictureId);
      return (picture?.renditions ?? []).map(({ width, format }) => picturePath(picture!.key, width, format));
    },
    publish: (id) => publishStory(db, id, actor, now()),
    async revise(id, wanted) {
      await reviseStory(db, id, (await draftOf(wanted)).copy, actor, now());
    },
    schedule: (id, at) => scheduleStory(db, id, at, actor),
    withhold: (id) => withholdStory(db, id, actor, now()),
    takeDown: (id) => takeDownStory(db, tombstones, id, actor, now()),
    kill: (id, notice) => killStory(db, tombstones, id, notice ?? null, actor, now()),
  };
}
