/** What takes a story away for good, and the receipt of it: exit code 4 as long as a node has not confirmed. */
import { lettersNaming } from '../features/letters/letters.ts';
import { awaitReceipt, findStory, killReceipt, killStory, takeDownStory } from '../features/stories/stories.ts';
import type { KillReceipt } from '../features/stories/stories.ts';
import { eraseTakenDown } from '../erase-story.ts';
import { KnownError } from '../platform/http/errors.ts';
import { act } from './act-on-story.ts';
import type { Said } from './act-on-story.ts';
import { needed, unconfirmed } from './verb.ts';
import type { Verb } from './verb.ts';
import { withDesk } from './with-desk.ts';
import type { Desk } from './with-desk.ts';

const actor = 'desk:cli';

export const killVerbs: Record<string, Verb> = {
  'story kill': {
    usage: 'story kill STORY [--notice TEXT]',
    help: 'Takes it away for good; its address says so, with the notice. Prints the receipt: when each node showed it no more. Exit code 4 if one has not said so in five seconds.',
    takes: 1,
    options: { notice: { type: 'string' } },
    run: (context, [named], { notice }) =>
      act(context, named, 'killed', async (desk, id) => {
        const words = typeof notice === 'string' ? notice : null;
        await killStory(desk.db, desk.tombstones, id, words, actor, context.now());
        return inWords(desk, id, await awaitReceipt(desk.db, id));
      }),
  },
  'story take-down': {
    usage: 'story take-down STORY',
    help: 'Takes it away for good and without a trace, as a court may order: its words, its pictures and its wire items go, too. Prints the receipt.',
    takes: 1,
    run: (context, [named]) =>
      act(context, named, 'taken down', async (desk, id) => {
        await takeDownStory(desk.db, desk.tombstones, id, actor, context.now());
        const said = await inWords(desk, id, await awaitReceipt(desk.db, id));
        const { db, tombstones } = desk;
        const where = { dataDir: context.config.dataDir, now: context.now() };
        const erased = (await eraseTakenDown({ db, tombstones, ...where }, id)) ?? { wireFiles: 0, pictureFiles: 0 };
        const files = `${erased.pictureFiles} files of pictures, ${erased.wireFiles} files of wire folders`;
        return { data: { ...said.data, erased }, lines: [...said.lines, `  erased: its words, ${files}`] };
      }),
  },
  'story receipt': {
    usage: 'story receipt STORY',
    help: 'What became of a kill: where it stood, when each node showed it no more, and which letters had gone out.',
    takes: 1,
    run: (context, [named]) =>
      withDesk(context, async (desk) => {
        const id = await findStory(desk.db, desk.network, needed(named, 'STORY (its number or address)'));
        const receipt = await killReceipt(desk.db, id);
        if (!receipt) throw new KnownError('story-state', 'It has been neither killed nor taken down.');
        const { data, lines } = await inWords(desk, id, receipt);
        context.result({ storyId: id, ...data }, lines.join('\n'));
      }),
  },
};

async function inWords({ db }: Desk, storyId: number, receipt: KillReceipt | undefined): Promise<Said> {
  if (!receipt) return { data: {}, lines: [] };
  const letters = await lettersNaming(db, storyId);
  const { nodes, goneAt, whole } = receipt;
  if (!whole) process.exitCode = unconfirmed;
  return {
    data: { receipt: { ...receipt, letters } },
    lines: [
      `gone since ${goneAt.toISOString()}${whole ? '' : ', NOT CONFIRMED BY ALL NODES'}`,
      ...nodes.map(nodeLine),
      ...(nodes.length === 0 ? ['  no node was serving'] : []),
      `  letters: ${letters.sent} had gone out, ${letters.waiting} wait and will not name it`,
    ],
  };
}

function nodeLine({ name, afterMs, dropped, silentSince }: KillReceipt['nodes'][number]): string {
  if (afterMs === null)
    return `  node ${name}: unconfirmed${silentSince ? `, silent since ${silentSince.toISOString()}` : ''}`;
  const stood = Object.entries(dropped).map(([route, pages]) => `${route}${pages > 1 ? ` (${pages})` : ''}`);
  return `  node ${name}: after ${Math.max(0, Math.round(afterMs))} ms; ${stood.length === 0 ? 'it kept nothing of it' : `dropped ${stood.join(', ')}`}`;
}
