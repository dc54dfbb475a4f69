/** How providers are, what is expected of them, and what was kept of them read anew. */
import { allProviders, providerNamed, providersOfItem, replayWire, updateProvider } from '../features/wire/wire.ts';
import type { Provider, ProviderChange, ReplayedItem } from '../features/wire/wire.ts';
import { record } from '../platform/audit/audit-queries.ts';
import type { Db } from '../platform/db/database.ts';
import { KnownError } from '../platform/http/errors.ts';
import { changeOf, settingsInWords } from './provider-settings.ts';
import { needed, UsageError } from './verb.ts';
import type { Verb } from './verb.ts';
import { wireStatusVerb } from './wire-status-verb.ts';
import { withDesk } from './with-desk.ts';

const actor = 'desk:cli';

export const providerVerbs: Record<string, Verb> = {
  ...wireStatusVerb,
  'wire provider': {
    usage:
      'wire provider PROVIDER [--rights TEXT|none] [--notice own|both|source] [--newscontent-only yes|no] [--rhythm SPAN|none] [--keep-raw DAYS|always] [--keep-files DAYS|always]',
    help: 'What holds for a provider: whose rights its items are where they name nobody’s; whether readers see an item’s own © notice, its source’s, or both; whether only those with the signal newscontent are for publication; how often it sends something, such as 90m, 6h or 1d; for how many days the bytes of its items are kept, and the files in done/. Alone it shows it.',
    takes: 1,
    options: {
      ...{ rights: { type: 'string' }, notice: { type: 'string' }, 'newscontent-only': { type: 'string' } },
      ...{ rhythm: { type: 'string' }, 'keep-raw': { type: 'string' }, 'keep-files': { type: 'string' } },
    },
    run: (context, [key], options) => {
      const change: ProviderChange = changeOf(options);
      return withDesk(context, async ({ db }) => {
        const provider = await providerNamed(db, needed(key, 'PROVIDER'));
        if (Object.keys(change).length > 0) {
          await updateProvider(db, provider.id, change);
          await record(db, actor, 'wire.provider', `provider:${provider.id}`, { ...change });
        }
        const { rights, notice, newscontentOnly, rhythmSeconds, keepRawDays, keepFilesDays } = {
          ...provider,
          ...change,
        };
        const settings = { rights, notice, newscontentOnly, rhythmSeconds, keepRawDays, keepFilesDays };
        context.result({ provider: provider.key, ...settings }, settingsInWords(provider.key, settings));
      });
    },
  },
  'wire replay': {
    usage: 'wire replay PROVIDER|ITEM [--days N] [--publish]',
    help: 'Reads the kept bytes anew, as readers and settings are now, and brings stories into line; publishes nothing that waits, unless asked to by --publish.',
    takes: 1,
    options: { days: { type: 'string' }, publish: { type: 'boolean' } },
    run: (context, [named], { days, publish }) => {
      const since = days === undefined ? null : new Date(context.now().getTime() - daysIn(days) * 86_400_000);
      return withDesk(context, async ({ db, network, tombstones }) => {
        const { providers, itemKey } = await meant(db, needed(named, 'PROVIDER or ITEM'));
        const counts = { items: 0, changed: 0, notes: 0 };
        const deps = { db, network, tombstones, now: context.now };
        for (const provider of providers)
          await replayWire(deps, provider, { itemKey, since, publish: publish === true, actor }, (item) => {
            counts.items += 1;
            if (item.changed) counts.changed += 1;
            counts.notes += item.notes.length;
            if (item.changed || item.notes.length > 0)
              context.result({ provider: provider.key, ...item }, replayedInLines(item));
          });
        context.say(`${counts.items} items read anew, ${counts.changed} changed, ${counts.notes} notes.`);
      });
    },
  },
};

/** A provider's key, or an item's, of whichever providers have sent it. */
async function meant(db: Db, named: string): Promise<{ providers: Provider[]; itemKey: string | null }> {
  const all = await allProviders(db);
  const provider = all.find(({ key }) => key === named);
  if (provider) return { providers: [provider], itemKey: null };
  const ids = await providersOfItem(db, named);
  const providers = all.filter(({ id }) => ids.includes(id));
  if (providers.length > 0) return { providers, itemKey: named };
  const known = all.map(({ key }) => key).join(', ');
  throw new KnownError('wire-item-unknown', `“${named}” is neither an item nor among the providers ${known}.`);
}

function replayedInLines({ itemKey, state, storyId, changed, notes }: ReplayedItem): string {
  const story = storyId === null ? '' : `, story ${storyId}`;
  return [
    `${itemKey}: ${changed ? 'changed' : 'the same'}, ${state}${story}`,
    ...notes.map((note) => `    ${note}`),
  ].join('\n');
}

function daysIn(text: string | boolean): number {
  if (typeof text !== 'string' || !/^[1-9]\d{0,3}$/.test(text)) throw new UsageError('--days takes a number of days.');
  return Number(text);
}
