/** How providers are, what is expected of them, and what was kept of them read anew. */
import { spanInWords } from '../features/health/health.ts';
import {
  allProviders,
  newestChains,
  providerHealth,
  providerNamed,
  providersOfItem,
  replayWire,
  rhythmInWords,
  silenceOf,
  updateProvider,
} from '../features/wire/wire.ts';
import type { Provider, ProviderChange, ProviderHealth, ReplayedItem } from '../features/wire/wire.ts';
import { record } from '../platform/audit/audit-queries.ts';
import type { Db } from '../platform/db/database.ts';
import { KnownError } from '../platform/http/errors.ts';
import { changeOf, settingsInWords } from './provider-settings.ts';
import { needed, UsageError } from './verb.ts';
import type { Verb } from './verb.ts';
import { withDesk } from './with-desk.ts';

const actor = 'desk:cli';
const shownChains = 30;

export const providerVerbs: Record<string, Verb> = {
  'wire status': {
    usage: 'wire status',
    help: 'The chains that changed last; then each provider: when it sent something, what is expected of it, and its last errors.',
    run: (context) =>
      withDesk(context, async ({ db }) => {
        for (const chain of await newestChains(db, shownChains, context.now()))
          context.result(
            chain,
            `${chain.provider}  ${chain.itemKey}  ${chain.standing}  version ${chain.version ?? 'none'} of ${chain.versions}${chain.storyId === null ? '' : `  story ${chain.storyId}`}`,
          );
        for (const health of await providerHealth(db))
          context.result({ kind: 'provider', ...health, silence: silenceOf(health) }, healthInLines(health));
      }),
  },
  'wire provider': {
    usage:
      'wire provider PROVIDER [--rights TEXT|none] [--newscontent-only yes|no] [--rhythm SPAN|none] [--keep-raw DAYS|always]',
    help: 'What holds for a provider: whose rights its items are where they name nobody’s; whether only those with the signal newscontent are for publication; how often it sends something, such as 90m, 6h or 1d; for how many days the bytes of its items are kept. Alone it shows it.',
    takes: 1,
    options: {
      ...{ rights: { type: 'string' }, 'newscontent-only': { type: 'string' } },
      ...{ rhythm: { type: 'string' }, 'keep-raw': { type: 'string' } },
    },
    run: (context, [key], options) => {
      const change: ProviderChange = changeOf(options);
      return withDesk(context, async ({ db }) => {
        const provider = await providerNamed(db, needed(key, 'PROVIDER'));
        if (Object.keys(change).length > 0) {
          await updateProvider(db, provider.id, change);
          await record(db, actor, 'wire.provider', `provider:${provider.id}`, { ...change });
        }
        const { rights, newscontentOnly, rhythmSeconds, keepRawDays } = { ...provider, ...change };
        const settings = { rights, newscontentOnly, rhythmSeconds, keepRawDays };
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

function healthInLines(health: ProviderHealth): string {
  const { provider, silentSeconds, rhythmSeconds, failed, errors } = health;
  const sent = silentSeconds === null ? 'has never sent anything' : `sent something ${spanInWords(silentSeconds)} ago`;
  const wanted = rhythmSeconds === null ? '' : `, one every ${rhythmInWords(rhythmSeconds)} is expected`;
  const alarm = { fine: '', late: '  LATE', silent: '  SILENT' }[silenceOf(health)];
  const trouble = failed === 0 ? '' : `, ${failed} files failed in a day`;
  const lines = errors.map(({ what, reason, at }) => `    ${at.toISOString()}  ${what}: ${reason}`);
  return [`provider ${provider}: ${sent}${wanted}${trouble}${alarm}`, ...lines].join('\n');
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
