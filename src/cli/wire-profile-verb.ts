/** `wire profile`: what is private to a provider's files, shown or set. */
import { noProfile, profileOf, providerNamed, setProfile } from '../features/wire/wire.ts';
import { needed } from './verb.ts';
import type { Verb } from './verb.ts';
import { readProfile } from './read-profile.ts';
import { withDesk } from './with-desk.ts';

export const wireProfileVerb: Record<string, Verb> = {
  'wire profile': {
    usage: 'wire profile PROVIDER [FILE.json|-] [--none]',
    help: 'Shows how a provider’s files are read beyond the standards, or sets it: encoding, zone, words, codes, places of fields.',
    takes: 2,
    options: { none: { type: 'boolean' } },
    async run(context, [first, file], { none }) {
      const key = needed(first, 'PROVIDER');
      const profile = none === true ? noProfile : file === undefined ? undefined : await readProfile(file);
      await withDesk(context, async ({ db }) => {
        const provider = await providerNamed(db, key);
        if (profile) await setProfile(db, provider, profile, 'desk:cli');
        const found = await profileOf(db, provider.id);
        context.result(found, JSON.stringify(found, null, 2));
      });
    },
  },
};
