/** The demo's stories, each published at its time before now by the same verbs as the desk's. */
import { join } from 'node:path';
import { z } from 'zod';
import type { SeededStory } from './demo-discussion.ts';
import { demoFieldFiles, demoFields, demoPictureFile } from './demo-fields.ts';
import type { DemoFieldsContext } from './demo-fields.ts';
import { addPicture } from './features/media/media.ts';
import type { MediaStore } from './features/media/media.ts';
import { dayKey } from './features/network/network.ts';
import type { Network } from './features/network/network.ts';
import { pollLookUp } from './features/polls/polls.ts';
import {
  correctStory,
  kindOf,
  newStory,
  pollsWritten,
  publishStory,
  resolveBlocks,
  reviseStory,
  signOffStory,
  storyFromInput,
  storyInput,
} from './features/stories/stories.ts';
import type { KindFields, LookUp, NewStory } from './features/stories/stories.ts';
import type { Db } from './platform/db/database.ts';

type Say = (line: string) => void;

/** A story of the demo: what the desk's file holds, with the time before now at which it came out. */
export const demoStory = storyInput.omit({ picture: true, pairOf: true }).extend({
  key: z.string(),
  pairOf: z.string().optional(),
  hoursAgo: z.number().positive(),
  updatedHoursAgo: z.number().positive().optional(),
  /** What the update put right. */
  correction: z.strictObject({ kind: z.enum(['correction', 'clarification']), note: z.string() }).optional(),
  picture: z
    .strictObject({
      subject: z.string(),
      n: z.number().int(),
      alt: z.string(),
      caption: z.string(),
      credit: z.string(),
    })
    .optional(),
});

export type DemoStory = z.infer<typeof demoStory>;

export async function seedStories(
  db: Db,
  network: Network,
  stories: readonly DemoStory[],
  stores: readonly MediaStore[],
  pictures: string,
  now: Date,
  say: Say,
): Promise<Map<string, SeededStory>> {
  const pictureIds = await takePictures(stories, stores, pictures, say);
  const seeding: Seeding = { db, network, stores, pictures, now, pictureIds, ids: new Map() };
  const places = new Map<string, SeededStory>();
  for (const story of stories) {
    const draft = await draftOf(seeding, story);
    const { storyId } = await newStory(db, draft, actor);
    seeding.ids.set(story.key, storyId);
    const publishedAt = hoursBefore(now, story.hoursAgo);
    places.set(story.key, { id: storyId, siteId: draft.site.id, publishedAt });
    await bringOut(db, storyId, draft, publishedAt);
    if (story.updatedHoursAgo !== undefined)
      await bringUpToDate(db, storyId, draft, story.correction, hoursBefore(now, story.updatedHoursAgo));
  }
  return places;
}

const actor = 'desk:demo';

/** What is known of those before, by what the files call them: a story may name one. */
interface Seeding {
  db: Db;
  network: Network;
  stores: readonly MediaStore[];
  /** The folder of the demo's pictures. */
  pictures: string;
  now: Date;
  ids: Map<string, number>;
  pictureIds: Map<string, number>;
}

/** All at once, by as many hands as there are: each takes long, and none needs another. */
async function takePictures(
  stories: readonly DemoStory[],
  stores: readonly MediaStore[],
  pictures: string,
  say: Say,
): Promise<Map<string, number>> {
  const files = new Set(
    stories.flatMap(({ site, picture, fields }) => [
      ...(picture ? [demoPictureFile(site, picture.subject, picture.n)] : []),
      ...demoFieldFiles(site, fields),
    ]),
  );
  const pictureIds = new Map<string, number>();
  const waiting = [...files];
  let said = Date.now();
  await Promise.all(
    stores.map(async (store) => {
      for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
        pictureIds.set(file, (await addPicture(store, join(pictures, file))).pictureId);
        if (Date.now() - said < 1_000) continue;
        said = Date.now();
        say(`pictures: ${pictureIds.size} of ${files.size}`);
      }
    }),
  );
  return pictureIds;
}

async function draftOf(seeding: Seeding, story: DemoStory): Promise<NewStory> {
  const { db, network, now, ids, pictureIds } = seeding;
  const { key: _, pairOf, hoursAgo: _ago, updatedHoursAgo: _updated, correction: _wrong, picture, ...rest } = story;
  const file = picture && demoPictureFile(story.site, picture.subject, picture.n);
  const pairId = pairOf === undefined ? undefined : ids.get(pairOf);
  const fieldsContext: DemoFieldsContext = {
    site: story.site,
    storyOf: (named) => known(ids, named, 'story'),
    today: new Date(dayKey(now, network.siteByKey(story.site)?.timeZone ?? 'UTC')),
  };
  const input = {
    ...rest,
    body: await resolveBlocks(rest.body, await lookUpFor(seeding, story)),
    ...(picture
      ? { picture: { file: file ?? '', alt: picture.alt, caption: picture.caption, credit: picture.credit } }
      : {}),
    ...(pairId ? { pairOf: pairId } : {}),
    fields: demoFields(story.fields ?? {}, fieldsContext) as KindFields,
  };
  const idOfPicture = (named: string): number => known(pictureIds, named, 'picture');
  return storyFromInput(db, network, input, file === undefined ? null : idOfPicture(file), async (one) => ({
    ...{ id: idOfPicture(one.file), alt: one.alt ?? '', caption: one.caption ?? '', credit: one.credit ?? '' },
  }));
}

/** Pictures of bodies are taken in as they are named. */
async function lookUpFor({ db, stores, pictures, now, ids, pictureIds }: Seeding, story: DemoStory): Promise<LookUp> {
  return {
    addPicture: async (named) => {
      const taken = pictureIds.get(named);
      const [store] = stores;
      if (taken !== undefined || !store) return { pictureId: taken ?? 0, embedded: {} };
      const added = await addPicture(store, join(pictures, named));
      pictureIds.set(named, added.pictureId);
      return added;
    },
    findStory: async (named) =>
      ids.get(named) ?? Promise.reject(new Error(`${story.key}: there is no story “${named}”.`)),
    pollOf: await pollLookUp(db, { written: pollsWritten(story.body), before: [] }, actor, now),
  };
}

async function bringOut(db: Db, storyId: number, { kind, copy }: NewStory, at: Date): Promise<void> {
  if ((kindOf(kind).risks?.(copy.fields) ?? []).length > 0)
    await signOffStory(db, storyId, { note: 'Read against the reports that it names.' }, actor, at);
  await publishStory(db, storyId, actor, at);
}

async function bringUpToDate(
  db: Db,
  storyId: number,
  { copy }: NewStory,
  correction: DemoStory['correction'],
  at: Date,
): Promise<void> {
  if (correction) await correctStory(db, storyId, copy, correction, actor, at);
  else await reviseStory(db, storyId, copy, actor, at);
}

function known(ids: ReadonlyMap<string, number>, name: string, what: string): number {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`demo/stories: there is no ${what} “${name}” by then.`);
  return id;
}

function hoursBefore(now: Date, hours: number): Date {
  return new Date(now.getTime() - hours * 3_600_000);
}
