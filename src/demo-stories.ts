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
import type { KindFields, LookUp } from './features/stories/stories.ts';
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
  const ids = new Map<string, number>();
  const places = new Map<string, SeededStory>();
  const files = new Set(
    stories.flatMap(({ site, picture, fields }) => [
      ...(picture ? [demoPictureFile(site, picture.subject, picture.n)] : []),
      ...demoFieldFiles(site, fields),
    ]),
  );
  const pictureIds = new Map<string, number>();
  const idOfPicture = (file: string): number => known(pictureIds, file, 'picture');
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
  const fieldsContext = (site: string): DemoFieldsContext => ({
    site,
    storyOf: (key) => known(ids, key, 'story'),
    today: new Date(dayKey(now, network.siteByKey(site)?.timeZone ?? 'UTC')),
  });
  for (const story of stories) {
    const { key, pairOf, hoursAgo, updatedHoursAgo, correction, picture, ...rest } = story;
    const file = picture && demoPictureFile(story.site, picture.subject, picture.n);
    const pairId = pairOf === undefined ? undefined : ids.get(pairOf);
    const look: LookUp = {
      addPicture: async (named) => {
        const known = pictureIds.get(named);
        const [store] = stores;
        if (known !== undefined || !store) return { pictureId: known ?? 0, embedded: {} };
        const added = await addPicture(store, join(pictures, named));
        pictureIds.set(named, added.pictureId);
        return added;
      },
      findStory: async (named) => ids.get(named) ?? Promise.reject(new Error(`${key}: there is no story “${named}”.`)),
      pollOf: await pollLookUp(db, { written: pollsWritten(rest.body), before: [] }, 'desk:demo', now),
    };
    const input = {
      ...rest,
      body: await resolveBlocks(rest.body, look),
      ...(picture
        ? { picture: { file: file ?? '', alt: picture.alt, caption: picture.caption, credit: picture.credit } }
        : {}),
      ...(pairId ? { pairOf: pairId } : {}),
      fields: demoFields(story.fields ?? {}, fieldsContext(story.site)) as KindFields,
    };
    const lead = file === undefined ? null : idOfPicture(file);
    const draft = await storyFromInput(db, network, input, lead, async (one) => ({
      ...{ id: idOfPicture(one.file), alt: one.alt ?? '', caption: one.caption ?? '', credit: one.credit ?? '' },
    }));
    const { storyId } = await newStory(db, draft, 'desk:demo');
    ids.set(key, storyId);
    places.set(key, { id: storyId, siteId: draft.site.id, publishedAt: hoursBefore(now, hoursAgo) });
    const published = hoursBefore(now, hoursAgo);
    if ((kindOf(draft.kind).risks?.(draft.copy.fields) ?? []).length > 0)
      await signOffStory(db, storyId, { note: 'Read against the reports that it names.' }, 'desk:demo', published);
    await publishStory(db, storyId, 'desk:demo', published);
    if (updatedHoursAgo === undefined) continue;
    const updatedAt = hoursBefore(now, updatedHoursAgo);
    if (correction) await correctStory(db, storyId, draft.copy, correction, 'desk:demo', updatedAt);
    else await reviseStory(db, storyId, draft.copy, 'desk:demo', updatedAt);
  }
  return places;
}

function known(ids: ReadonlyMap<string, number>, name: string, what: string): number {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`demo/stories: there is no ${what} “${name}” by then.`);
  return id;
}

function hoursBefore(now: Date, hours: number): Date {
  return new Date(now.getTime() - hours * 3_600_000);
}
