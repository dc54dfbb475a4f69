/** The network blocks at the command line: what stands in them and why, and what an editor says of a story. */
import { findStory } from '../features/stories/stories.ts';
import { chooseStory, reasonsInWords, slotsWithHeadlines } from '../features/trending/trending.ts';
import type { EditorsChoice } from '../features/trending/trending.ts';
import { toMoment } from './to-moment.ts';
import { siteOption } from './site-option.ts';
import { needed, UsageError } from './verb.ts';
import type { CliContext, Verb } from './verb.ts';
import { withDesk } from './with-desk.ts';

const defaultBoost = 0.15;
const pinnedMs = 86_400_000;
const until = { type: 'string' } as const;

export const trendingVerbs: Record<string, Verb> = {
  trending: {
    usage: 'trending [--site KEY]',
    help: 'What stands in each site’s network block, slot by slot, and why.',
    options: { site: { type: 'string' } },
    run: (context, _args, { site: key }) =>
      withDesk(context, async ({ db, network }) => {
        const site = siteOption(network, key);
        const slots = await slotsWithHeadlines(db, site?.id ?? null);
        for (const { ofSiteId, siteId, computedAt, ...slot } of slots) {
          const [of, on] = [ofSiteId, siteId].map((id) => network.siteById(id)?.key ?? '');
          const line = `${of} ${String(slot.slot).padStart(2)}  ${slot.storyId} ${slot.headline} (${on})\n      ${reasonsInWords(slot.reasons)}`;
          context.result({ site: of, on, ...slot, computedAt }, line);
        }
        if (slots.length === 0) context.say('Nothing is computed yet: the blocks show the newest of the other sites.');
      }),
  },
  'trending pin': {
    usage: 'trending pin STORY [--until TIME]',
    help: 'Puts it first in the blocks of the other sites, for a day unless told otherwise.',
    takes: 1,
    options: { until },
    run: (context, [named], options) =>
      choose(context, named, { kind: 'pin' }, endOf(options['until']) ?? new Date(context.now().getTime() + pinnedMs)),
  },
  'trending hide': {
    usage: 'trending hide STORY [--until TIME]',
    help: 'Takes it out of all blocks, in each of its languages.',
    takes: 1,
    options: { until },
    run: (context, [named], options) => choose(context, named, { kind: 'hide' }, endOf(options['until'])),
  },
  'trending boost': {
    usage: 'trending boost STORY [--by NUMBER] [--until TIME]',
    help: 'Adds to its score, which is 0.3 for an unread story and 1 for the hottest: 0.15, or from -1 to 1.',
    takes: 1,
    options: { by: { type: 'string' }, until },
    run: (context, [named], options) =>
      choose(context, named, { kind: 'boost', by: boostOf(options['by']) }, endOf(options['until'])),
  },
  'trending free': {
    usage: 'trending free STORY',
    help: 'Takes back what was said of it by pin, hide or boost.',
    takes: 1,
    run: (context, [named]) => choose(context, named, null, null),
  },
};

async function choose(
  context: CliContext,
  named: string | undefined,
  choice: EditorsChoice | null,
  ends: Date | null,
): Promise<void> {
  await withDesk(context, async ({ db, network }) => {
    const storyId = await findStory(db, network, needed(named, 'STORY (its number or address)'));
    const siteIds = network.sites.map(({ id }) => id);
    await chooseStory(db, siteIds, storyId, { choice, until: ends }, 'desk:cli', context.now());
    const done =
      choice === null ? 'left to itself' : `${choice.kind} until ${ends?.toISOString() ?? 'it is taken back'}`;
    context.result({ storyId, choice, until: ends }, `story ${storyId}: ${done}`);
  });
}

function endOf(text: string | boolean | undefined): Date | null {
  return typeof text === 'string' ? toMoment('--until', text) : null;
}

function boostOf(text: string | boolean | undefined): number {
  if (typeof text !== 'string') return defaultBoost;
  const by = Number(text);
  if (!Number.isFinite(by) || text.trim() === '' || Math.abs(by) > 1)
    throw new UsageError('--by takes a number from -1 to 1.');
  return by;
}
