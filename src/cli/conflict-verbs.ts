/** Where an agency's update and the desk's edit have changed the same. */
import { findStory } from '../features/stories/stories.ts';
import { conflictsWaiting, partInWords, resolveConflict } from '../features/wire/wire.ts';
import type { ConflictShown } from '../features/wire/wire.ts';
import { needed, UsageError } from './verb.ts';
import type { Verb } from './verb.ts';
import { withDesk } from './with-desk.ts';

const actor = 'desk:cli';
const most = 200;

export const conflictVerbs: Record<string, Verb> = {
  'wire conflicts': {
    usage: 'wire conflicts [--story STORY]',
    help: 'Where an agency’s update and the desk’s edit have changed the same, with both texts; the desk’s stands until it is decided.',
    options: { story: { type: 'string' } },
    run: (context, _none, { story }) =>
      withDesk(context, async ({ db, network }) => {
        const storyId = typeof story === 'string' ? await findStory(db, network, story) : null;
        const waiting = await conflictsWaiting(db, storyId, most);
        for (const conflict of waiting) context.result(asJson(conflict), inLines(conflict));
        if (waiting.length === 0) context.say('Nothing waits.');
        if (waiting.length === most) context.say(`These are the oldest ${most}.`);
      }),
  },
  'wire resolve': {
    usage: 'wire resolve CONFLICT --take agency|desk | wire resolve CONFLICT --text TEXT',
    help: 'Decides one: the agency’s text, the desk’s, or another.',
    takes: 1,
    options: { take: { type: 'string' }, text: { type: 'string' } },
    run: (context, [named], { take, text }) => {
      const number = needed(named, 'CONFLICT (its number)');
      if (!/^\d{1,15}$/.test(number)) throw new UsageError(`“${number}” is no number of a conflict.`);
      if ((take === undefined) === (text === undefined)) throw new UsageError('Say either --take or --text.');
      const resolution = take === undefined ? { text: needed(text, '--text TEXT') } : { take: side(take) };
      return withDesk(context, async ({ db }) => {
        const resolved = await resolveConflict(db, Number(number), resolution, actor, context.now());
        context.result(
          { conflict: Number(number), ...resolved },
          `conflict ${number} of story ${resolved.storyId} decided: ${resolved.outcome}`,
        );
      });
    },
  },
};

function side(take: string | boolean): 'agency' | 'desk' {
  if (take === 'agency' || take === 'desk') return take;
  throw new UsageError('--take takes agency or desk.');
}

function asJson({ id, storyId, provider, itemKey, version, where, place, queuedAt, ...parts }: ConflictShown): unknown {
  const { base, agency, desk } = parts;
  const texts = { base: partInWords(base), agency: partInWords(agency), desk: partInWords(desk) };
  return { conflict: id, storyId, provider, itemKey, version, where, place, queuedAt, ...texts };
}

function inLines({ id, storyId, provider, version, where, base, agency, desk }: ConflictShown): string {
  const part = (name: string, value: typeof base): string =>
    `    ${name.padEnd(12)}${partInWords(value).replaceAll('\n', `\n${' '.repeat(16)}`)}`;
  return [
    `conflict ${id}  story ${storyId}  ${where}  (${provider}, version ${version})`,
    part('both had', base),
    part('agency', agency),
    part('desk', desk),
  ].join('\n');
}
