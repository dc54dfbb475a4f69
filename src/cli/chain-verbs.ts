/** What a person decides about wire items. */
import { providerNamed, reviveItem } from '../features/wire/wire.ts';
import { needed } from './verb.ts';
import type { Verb } from './verb.ts';
import { withDesk } from './with-desk.ts';

const actor = 'desk:cli';

export const chainVerbs: Record<string, Verb> = {
  'wire revive': {
    usage: 'wire revive PROVIDER ITEM',
    help: 'Lets a canceled item live again, from a newer version on that its agency calls usable: as a new story.',
    takes: 2,
    run: (context, [key, named]) =>
      withDesk(context, async ({ db, network }) => {
        const itemKey = needed(named, 'ITEM');
        const provider = await providerNamed(db, needed(key, 'PROVIDER'));
        const revived = await reviveItem({ db, network, now: context.now }, provider, itemKey, actor);
        for (const note of revived.notes) context.say(note);
        const story = revived.storyId === null ? 'no story' : `story ${revived.storyId}`;
        context.result({ itemKey, ...revived }, `${itemKey} lives again by version ${revived.version}: ${story}`);
      }),
  },
};
