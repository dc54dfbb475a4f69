/** The desk, as long as it is the command line. */
import { dirname, resolve } from 'node:path';
import { KnownError } from '../platform/http/errors.ts';
import { inputProblems } from '../platform/http/input-problems.ts';
import { addPicture } from '../features/media/media.ts';
import {
  blockText,
  correctStory,
  findStory,
  keepBlockIds,
  markSensitive,
  mayEnter,
  newestRevision,
  newestStories,
  newStoryWithin,
  publishStory,
  publishStoryWithin,
  refusal,
  resolveBlocks,
  reviseStoryWithin,
  scheduleStory,
  standings,
  storyFromInput,
  storyInput,
  wholeStoryInput,
  storyStatus,
  withEmbedded,
  withholdStory,
} from '../features/stories/stories.ts';
import type { Body, LookUp, NewStory, Standing, StoryInput, StoryStatus } from '../features/stories/stories.ts';
import { pollLookUp } from '../features/polls/polls.ts';
import { machineTime } from '../features/network/network.ts';
import { readJson } from './read-json.ts';
import { act, addressesOf, tell } from './act-on-story.ts';
import { siteOption } from './site-option.ts';
import { toMoment } from './to-moment.ts';
import { needed, UsageError } from './verb.ts';
import type { Verb } from './verb.ts';
import { withDesk } from './with-desk.ts';
import type { Desk } from './with-desk.ts';

const actor = 'desk:cli';

export const storyVerbs: Record<string, Verb> = {
  'story new': {
    usage: 'story new FILE.json|- [--publish]',
    help: 'Makes a draft from a file (demo/README.md shows one); its picture is a file beside it.',
    takes: 1,
    options: { publish: { type: 'boolean' } },
    run: (context, [file], { publish }) =>
      withDesk(context, async (desk) => {
        // One that may not be published leaves no draft behind.
        const storyId = await desk.db.transaction().execute(async (tx) => {
          const draft = await readDraft({ ...desk, db: tx }, needed(file, 'FILE.json'), null, context.now());
          const made = await newStoryWithin(tx, draft, actor);
          if (publish === true) await publishStoryWithin(tx, made.storyId, actor, context.now());
          return made.storyId;
        });
        await tell(context, desk, storyId, publish === true ? 'published' : 'draft');
      }),
  },
  'story revise': {
    usage: 'story revise STORY FILE.json|-',
    help: 'Gives a story new copy; one that is live shows it at once.',
    takes: 2,
    run: (context, [named, file]) =>
      withDesk(context, async (desk) => {
        const storyId = await desk.db.transaction().execute(async (tx) => {
          const fresh = await newCopy({ ...desk, db: tx }, named, file, context.now());
          await reviseStoryWithin(tx, fresh.storyId, fresh.copy, {}, actor, context.now());
          return fresh.storyId;
        });
        await tell(context, desk, storyId, 'revised');
      }),
  },
  'story correct': {
    usage: 'story correct STORY FILE.json|- --note TEXT [--clarification]',
    help: 'Gives a story the right copy, and says above it, in feeds and in the next issue of the letter what was wrong.',
    takes: 2,
    options: { note: { type: 'string' }, clarification: { type: 'boolean' } },
    run: (context, [named, file], { note, clarification }) =>
      withDesk(context, async (desk) => {
        const said = needed(note, '--note TEXT');
        const { storyId, copy } = await newCopy(desk, named, file, context.now());
        const kind = clarification === true ? 'clarification' : 'correction';
        await correctStory(desk.db, storyId, copy, { kind, note: said }, actor, context.now());
        await tell(context, desk, storyId, 'corrected');
      }),
  },
  'story list': {
    usage: 'story list [--site KEY] [--state STATE] [--limit N]',
    help: `The newest stories, one a line: number, state, time of publication, place, headline. States: ${standings.join(', ')}.`,
    options: { site: { type: 'string' }, state: { type: 'string' }, limit: { type: 'string' } },
    run: (context, _none, { site, state, limit }) =>
      withDesk(context, async ({ db, network }) => {
        const wanted = {
          siteId: siteOption(network, site)?.id ?? null,
          standing: standingNamed(state),
          limit: count(limit, 30),
        };
        const stories = await newestStories(db, wanted, context.now());
        for (const { id, standing, publishedAt, site: key, section, headline } of stories) {
          const time = publishedAt === null ? '-' : machineTime(publishedAt);
          const place = `${key}/${section}`;
          context.result(
            { storyId: id, state: standing, publishedAt, site: key, section, headline },
            `${String(id).padStart(6)}  ${standing.padEnd(10)}  ${time.padEnd(17)}  ${place.padEnd(28)}  ${headline}`,
          );
        }
        if (stories.length === 0) context.say('There is no such story.');
      }),
  },
  'story mark': {
    usage: 'story mark STORY --sensitive|--not-sensitive',
    help: 'A sensitive story (a death, a disaster) has no promo on its page and is in no list of what is read.',
    takes: 1,
    options: { sensitive: { type: 'boolean' }, 'not-sensitive': { type: 'boolean' } },
    run: (context, [named], options) => {
      const sensitive = options['sensitive'] === true;
      if (sensitive === (options['not-sensitive'] === true))
        throw new UsageError('Say either --sensitive or --not-sensitive.');
      return act(context, named, sensitive ? 'marked as sensitive' : 'not sensitive any more', (desk, id) =>
        markSensitive(desk.db, id, sensitive, actor),
      );
    },
  },
  'story show': {
    usage: 'story show STORY',
    help: 'Its state, its times and its addresses.',
    takes: 1,
    run: (context, [named]) =>
      withDesk(context, async (desk) => {
        const storyId = await findStory(desk.db, desk.network, needed(named, 'STORY (its number or address)'));
        const status = await storyStatus(desk.db, storyId);
        if (!status) throw new KnownError('story-unknown', `Number ${storyId}.`);
        const addresses = await addressesOf(desk, storyId);
        const state = stateInWords(status, context.now());
        const barred = desk.network.sites.filter((site) => !mayEnter(status, site.territory)).map(({ key }) => key);
        const facts = Object.entries({ ...status, state, addresses: addresses.join(', '), barred: barred.join(', ') })
          .filter(([, value]) => value !== null && value !== false && value !== '')
          .map(([name, value]) => `${name.padEnd(18)}${value instanceof Date ? value.toISOString() : String(value)}`);
        const standing = refusal(status, context.now()) ?? 'live';
        context.result({ storyId, ...status, standing, addresses, barred }, facts.join('\n'));
      }),
  },
  'story publish': {
    usage: 'story publish STORY',
    help: 'Puts it before readers now.',
    takes: 1,
    run: (context, [named]) =>
      act(context, named, 'published', (desk, id) => publishStory(desk.db, id, actor, context.now())),
  },
  'story schedule': {
    usage: 'story schedule STORY --at TIME',
    help: 'Puts it before readers at a time such as 2026-11-25T06:10+09:00.',
    takes: 1,
    options: { at: { type: 'string' } },
    run: (context, [named], { at }) => {
      const moment = toMoment('--at', needed(at, '--at TIME'));
      return act(context, named, `scheduled for ${moment.toISOString()}`, (desk, id) =>
        scheduleStory(desk.db, id, moment, actor),
      );
    },
  },
  'story withhold': {
    usage: 'story withhold STORY',
    help: 'Takes it off until it is published again.',
    takes: 1,
    run: (context, [named]) => act(context, named, 'withheld', (desk, id) => withholdStory(desk.db, id, actor)),
  },
};

/** What the database stores, and what readers see of it. */
function stateInWords(status: StoryStatus, now: Date): string {
  const why = refusal(status, now);
  if (why === 'expired')
    return `live, expired since ${status.expiresAt?.toISOString()}: readers do not see it any more`;
  if (why !== 'embargoed') return status.state;
  return status.embargoOpen
    ? 'live, embargoed until its agency says otherwise: readers do not see it'
    : `live, embargoed until ${status.embargoUntil?.toISOString()}: readers do not see it yet`;
}

function standingNamed(name: string | boolean | undefined): Standing | null {
  if (typeof name !== 'string') return null;
  const standing = standings.find((known) => known === name);
  if (standing) return standing;
  throw new UsageError(`“${name}” is no state of a story: ${standings.join(', ')}.`);
}

function count(text: string | boolean | undefined, otherwise: number): number {
  if (typeof text !== 'string') return otherwise;
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new UsageError('--limit takes a number from 1 to 999.');
  return Number(text);
}

/** New copy for a story; its paragraphs keep their ids where they are the same. */
async function newCopy(
  desk: Desk,
  named: string | undefined,
  file: string | undefined,
  now: Date,
): Promise<{ storyId: number; copy: NewStory['copy'] }> {
  const storyId = await findStory(desk.db, desk.network, needed(named, 'STORY'));
  const before = await newestRevision(desk.db, storyId);
  const { copy } = await readDraft(desk, needed(file, 'FILE.json'), before?.body ?? null, now);
  if (before) copy.body.content = keepBlockIds(before.body.content, copy.body.content, blockText);
  return { storyId, copy };
}

/** `before`: the copy that this takes the place of. */
async function readDraft(desk: Desk, file: string, before: Body | null, now: Date): Promise<NewStory> {
  const read = valid(storyInput, await readJson(file));
  const folder = file === '-' ? process.cwd() : dirname(resolve(file));
  const polls = (before?.content ?? []).flatMap((block) => (block.type === 'poll' ? [block.attrs] : []));
  const look: LookUp = {
    addPicture: (named) => addPicture(desk.media, resolve(folder, named)),
    findStory: (named) => findStory(desk.db, desk.network, named),
    openPoll: pollLookUp(desk.db, polls, actor, now),
  };
  const input = { ...read, body: await resolveBlocks(read.body, look) };
  const { picture } = input;
  if (!picture) return storyFromInput(desk.db, desk.network, input, null);
  const { pictureId, embedded } = await addPicture(desk.media, resolve(folder, picture.file));
  const whole = valid(wholeStoryInput, { ...input, picture: withEmbedded(picture, embedded) });
  return storyFromInput(desk.db, desk.network, whole, pictureId);
}

function valid<Input extends typeof storyInput | typeof wholeStoryInput>(form: Input, value: unknown): StoryInput {
  const parsed = form.safeParse(value);
  if (!parsed.success) throw new KnownError('input-invalid', `\n${inputProblems(parsed.error)}`);
  return parsed.data;
}
