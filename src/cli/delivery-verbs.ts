/** How providers' items come: fetched from an address, or pushed with a signature. Folders need no setting. */
import { join } from 'node:path';
import {
  allProviders,
  dropPoll,
  pollStatuses,
  pushSecret,
  renewPush,
  setPoll,
  wireSecretKey,
} from '../features/wire/wire.ts';
import type { PollStatus, Provider } from '../features/wire/wire.ts';
import { record } from '../platform/audit/audit-queries.ts';
import type { Db } from '../platform/db/database.ts';
import { KnownError } from '../platform/http/errors.ts';
import { newsroomOriginOf } from './hub-origin.ts';
import { needed, UsageError } from './verb.ts';
import type { Verb } from './verb.ts';
import { withDesk } from './with-desk.ts';

const actor = 'desk:cli';
const usualSeconds = 300;

export const deliveryVerbs: Record<string, Verb> = {
  'wire poll': {
    usage: 'wire poll PROVIDER URL [--every SECONDS] | wire poll PROVIDER --off | wire poll',
    help: 'Fetches a provider’s items from an address, when something is new there; alone it lists what is fetched, and how that goes.',
    takes: 2,
    options: { every: { type: 'string' }, off: { type: 'boolean' } },
    run: (context, [key, url], { every, off }) =>
      withDesk(context, async ({ db }) => {
        if (key === undefined) {
          const statuses = await pollStatuses(db);
          for (const status of statuses)
            context.result({ ...status, url: withoutPassword(status.url) }, statusLine(status));
          if (statuses.length === 0) context.say('Nothing is fetched.');
          return;
        }
        const provider = await theProvider(db, key);
        if (off === true) await dropPoll(db, provider.id);
        else await setPoll(db, provider.id, webAddress(needed(url, 'URL, or --off')), seconds(every));
        await record(db, actor, 'wire.poll', `provider:${provider.id}`, { on: off !== true });
        context.result(
          { provider: key, fetched: off !== true },
          off === true
            ? `${key} is not fetched any more.`
            : `${key} is fetched within a minute, and every ${seconds(every)} s from then on.`,
        );
      }),
  },
  'wire push': {
    usage: 'wire push PROVIDER [--renew | --off]',
    help: 'Lets a provider push items, signed as Standard Webhooks has it: prints the address and the secret. --renew ends the one before.',
    takes: 1,
    options: { renew: { type: 'boolean' }, off: { type: 'boolean' } },
    run: (context, [key], { renew, off }) => {
      if (renew === true && off === true) throw new UsageError('Say either --renew or --off.');
      return withDesk(context, async ({ db, network }) => {
        const provider = await theProvider(db, needed(key, 'PROVIDER'));
        const version =
          renew === true || off === true || provider.pushVersion === null
            ? await renewPush(db, provider.id, off !== true)
            : provider.pushVersion;
        await record(db, actor, 'wire.push', `provider:${provider.id}`, { on: version !== null });
        if (version === null)
          return context.result({ provider: provider.key, pushes: false }, `${provider.key} may not push any more.`);
        const secret = pushSecret(wireSecretKey(join(context.config.dataDir, 'keys')), provider.key, version);
        const address = `${newsroomOriginOf(context, network)}/wire/${provider.key}`;
        context.result(
          { provider: provider.key, address, secret },
          `POST to ${address} with webhook-id, webhook-timestamp and webhook-signature, signed with\n${secret}`,
        );
      });
    },
  },
};

async function theProvider(db: Db, key: string): Promise<Provider> {
  const providers = await allProviders(db);
  const provider = providers.find((candidate) => candidate.key === key);
  if (provider) return provider;
  throw new KnownError('provider-unknown', `“${key}” is not among ${providers.map((other) => other.key).join(', ')}.`);
}

function webAddress(text: string): string {
  const isWeb = URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && text.length <= 2_000;
  if (!isWeb) throw new UsageError(`“${text}” is no address that begins with https:// or http://.`);
  return text;
}

function seconds(every: string | boolean | undefined): number {
  if (typeof every !== 'string') return usualSeconds;
  const number = Number(every);
  if (!/^\d{2,5}$/.test(every) || number < 60 || number > 86_400)
    throw new UsageError(`--every takes seconds from 60 to 86400, not “${every}”.`);
  return number;
}

function statusLine({ provider, url, askedAt, gotAt, failures, error, nextAt }: PollStatus): string {
  const at = (moment: Date | null): string => moment?.toISOString() ?? 'never';
  const trouble = error === null ? '' : `\n      failed ${failures} times, asked again at ${at(nextAt)}: ${error}`;
  return `${provider.padEnd(16)} ${withoutPassword(url)}  asked ${at(askedAt)}, something new ${at(gotAt)}${trouble}`;
}

function withoutPassword(url: string): string {
  return url.replace(/^(https?:\/\/)[^@/]*@/, '$1…@');
}
