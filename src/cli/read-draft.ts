/** A story's file as the desk writes it: held against its forms, its pictures taken in, what it names looked up. */
import { dirname, resolve } from 'node:path';
import { addPicture } from '../features/media/media.ts';
import {
  appearancesOf,
  blockText,
  checkFieldsInput,
  findStory,
  keepBlockIds,
  newestRevision,
  pollsWritten,
  resolveBlocks,
  storyFromInput,
  storyInput,
  storyStatus,
  wholeStoryInput,
  withEmbedded,
} from '../features/stories/stories.ts';
import type { Body, LookUp, NewStory, PictureInput, StoryInput } from '../features/stories/stories.ts';
import { pollLookUp } from '../features/polls/polls.ts';
import { KnownError } from '../platform/http/errors.ts';
import { inputProblems } from '../platform/http/input-problems.ts';
import { readJson } from './read-json.ts';
import { needed } from './verb.ts';
import type { Desk } from './with-desk.ts';

const actor = 'desk:cli';

/** New copy stays where its story stands, and need not say where. */
async function inItsPlace({ db, network }: Desk, storyId: number, read: unknown): Promise<unknown> {
  const [home] = await appearancesOf(db, storyId);
  const section = home && network.sectionById(home.sectionId);
  const site = section && network.siteById(section.siteId);
  if (!section || !site || typeof read !== 'object' || Array.isArray(read)) return read;
  return { site: site.key, section: section.path, ...read };
}

/** What it opens and takes in belongs to `desk.db`: in a transaction nothing stays of a draft that cannot be. */
export async function readDraft(desk: Desk, file: string, now: Date): Promise<NewStory> {
  return toDraft(desk, file, valid(storyInput, await readJson(file)), { before: null, now });
}

/** New copy for a story; its paragraphs keep their ids where they are the same, and fields that are not named stay. */
export async function readCopy(
  desk: Desk,
  named: string | undefined,
  file: string | undefined,
  now: Date,
): Promise<{ storyId: number; copy: NewStory['copy']; filing: NonNullable<NewStory['filing']> }> {
  const storyId = await findStory(desk.db, desk.network, needed(named, 'STORY'));
  const path = needed(file, 'FILE.json');
  const input = valid(storyInput, await inItsPlace(desk, storyId, await readJson(path)));
  const status = await storyStatus(desk.db, storyId);
  const before = await newestRevision(desk.db, storyId);
  const kind = status?.kind ?? 'news';
  if (input.kind !== undefined && input.kind !== kind)
    throw new KnownError('input-invalid', `kind: story ${storyId} is a ${kind}, and stays one.`);
  // Fields that are not named stay. Those of its kind are wanted of every file that has some, and news has none: so one
  // without is read as news, and what was there is put back below.
  const asked = input.fields ? { ...input, kind } : { ...input, kind: 'news' as const };
  const { copy, filing = {} } = await toDraft(desk, path, asked, { before: before?.body ?? null, now });
  if (before) copy.body.content = keepBlockIds(before.body.content, copy.body.content, blockText);
  // Of the same picture: what its agency allows is not the desk's to change.
  if (before?.pictureId === copy.picture?.id && copy.picture)
    copy.picture = { ...before?.pictureText, ...copy.picture };
  return { storyId, filing, copy: input.fields ? copy : { ...copy, fields: before?.fields ?? {} } };
}

/** `before`: the body that this takes the place of; its polls go on. */
async function toDraft(
  desk: Desk,
  file: string,
  read: StoryInput,
  { before, now }: { before: Body | null; now: Date },
): Promise<NewStory> {
  // Before any picture is taken in.
  checkFieldsInput(read.kind ?? 'news', read.fields ?? {});
  const folder = file === '-' ? process.cwd() : dirname(resolve(file));
  const polls = {
    written: pollsWritten(read.body),
    before: (before?.content ?? []).flatMap((block) => (block.type === 'poll' ? [block.attrs] : [])),
  };
  const look: LookUp = {
    addPicture: (named) => addPicture(desk.media, resolve(folder, named)),
    findStory: (named) => findStory(desk.db, desk.network, named),
    pollOf: await pollLookUp(desk.db, polls, actor, now),
  };
  const input = { ...read, body: await resolveBlocks(read.body, look) };
  const take = async (picture: PictureInput): Promise<{ id: number; said: PictureInput }> => {
    const { pictureId, embedded } = await addPicture(desk.media, resolve(folder, picture.file));
    return { id: pictureId, said: withEmbedded(picture, embedded) };
  };
  const takeField = async (picture: PictureInput): Promise<NonNullable<NewStory['copy']['picture']>> => {
    const { id, said } = await take(picture);
    const { alt = '', caption = '', credit = '' } = said;
    return { id, alt, caption, credit };
  };
  if (!input.picture) return storyFromInput(desk.db, desk.network, input, null, takeField);
  const { id, said } = await take(input.picture);
  const whole = valid(wholeStoryInput, { ...input, picture: said });
  return storyFromInput(desk.db, desk.network, whole, id, takeField);
}

function valid<Input extends typeof storyInput | typeof wholeStoryInput>(form: Input, value: unknown): StoryInput {
  const parsed = form.safeParse(value);
  if (!parsed.success) throw new KnownError('input-invalid', `\n${inputProblems(parsed.error)}`);
  return parsed.data;
}
