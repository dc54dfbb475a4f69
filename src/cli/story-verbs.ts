/** The desk, as long as it is the command line. */
import {
  correctStoryWithin,
  fileStoryWithin,
  markSensitive,
  newestStories,
  newStoryWithin,
  publishStory,
  publishStoryWithin,
  reviseStoryWithin,
  scheduleStory,
  standings,
  withholdStory,
} from '../features/stories/stories.ts';
import type { Standing } from '../features/stories/stories.ts';
import { machineTime } from '../features/network/network.ts';
import { readCopy, readDraft } from './read-draft.ts';
import { act, tell } from './act-on-story.ts';
import { signOffVerb } from './sign-off-verb.ts';
import { siteOption } from './site-option.ts';
import { showVerb } from './story-show.ts';
import { toMoment } from './to-moment.ts';
import { needed, UsageError } from './verb.ts';
import type { Verb } from './verb.ts';
import { withDesk } from './with-desk.ts';

const actor = 'desk:cli';

export const storyVerbs: Record<string, Verb> = {
  'story new': {
    usage: 'story new FILE.json|- [--publish]',
    help: 'Makes a draft from a file (docs/KINDS.md shows one of each kind); its pictures are files beside it.',
    takes: 1,
    options: { publish: { type: 'boolean' } },
    run: (context, [file], { publish }) =>
      withDesk(context, async (desk) => {
        // One that may not be published leaves no draft behind.
        const storyId = await desk.db.transaction().execute(async (tx) => {
          const draft = await readDraft({ ...desk, db: tx }, needed(file, 'FILE.json'), context.now());
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
        const { storyId, waits } = await desk.db.transaction().execute(async (tx) => {
          const fresh = await readCopy({ ...desk, db: tx }, named, file, context.now());
          await fileStoryWithin(tx, fresh.storyId, fresh.filing, actor);
          const revised = await reviseStoryWithin(tx, fresh.storyId, fresh.copy, {}, actor, context.now());
          return { storyId: fresh.storyId, ...revised };
        });
        const lines = ['Readers keep the words before it: sign these off, and publish.'];
        await tell(context, desk, storyId, 'revised', waits ? { data: { waits }, lines } : undefined);
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
        const kind = clarification === true ? 'clarification' : 'correction';
        const storyId = await desk.db.transaction().execute(async (tx) => {
          const fresh = await readCopy({ ...desk, db: tx }, named, file, context.now());
          await fileStoryWithin(tx, fresh.storyId, fresh.filing, actor);
          await correctStoryWithin(tx, fresh.storyId, fresh.copy, { kind, note: said }, actor, context.now());
          return fresh.storyId;
        });
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
  'story show': showVerb,
  'story sign-off': signOffVerb,
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
    run: (context, [named]) =>
      act(context, named, 'withheld', (desk, id) => withholdStory(desk.db, id, actor, context.now())),
  },
};

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
