/** How sites are read and found elsewhere. */
import {
  crawlerUses,
  feedTexts,
  machineTime,
  setCrawlers,
  setFeedText,
  siteNamed,
  verdicts,
} from '../features/network/network.ts';
import { subscriptionStatuses } from '../features/websub/websub.ts';
import { siteOption } from './site-option.ts';
import { needed, UsageError } from './verb.ts';
import type { Verb } from './verb.ts';
import { withDesk } from './with-desk.ts';

const actor = 'desk:cli';
const mostListed = 200;

type Options = Readonly<Record<string, string | boolean | undefined>>;

function crawlerChange(options: Options): Parameters<typeof setCrawlers>[2] {
  const uses = crawlerUses.flatMap((use) => {
    const wanted = options[use];
    if (wanted === undefined) return [];
    const verdict = verdicts.find((one) => one === wanted);
    if (!verdict) throw new UsageError(`--${use} takes ${verdicts.join(' or ')}, not “${wanted}”.`);
    return [[use, verdict] as const];
  });
  if (typeof options['agent'] !== 'string') return Object.fromEntries(uses);
  const [, name = '', wanted] = /^(.*)=(allow|deny|usual)$/.exec(options['agent']) ?? [];
  if (wanted === undefined)
    throw new UsageError(`--agent takes a name and a verdict, such as GPTBot=allow; not “${options['agent']}”.`);
  const verdict = verdicts.find((one) => one === wanted) ?? null;
  return { ...Object.fromEntries(uses), named: { name, verdict } };
}

export const discoveryVerbs: Record<string, Verb> = {
  'site feed-text': {
    usage: 'site feed-text SITE [summary|own|full]',
    help: 'How much of a story the site’s feeds carry: a summary, all of what the house wrote itself, or all of everything.',
    takes: 2,
    run: (context, [key, wanted]) => {
      const text = feedTexts.find((one) => one === wanted);
      if (wanted !== undefined && text === undefined)
        throw new UsageError(`“${wanted}” is not among ${feedTexts.join(', ')}.`);
      return withDesk(context, async ({ db, network }) => {
        const site = siteNamed(network, needed(key, 'SITE'));
        if (text !== undefined) await setFeedText(db, site, text, actor);
        const now = text ?? site.feedText;
        context.result({ site: site.key, feedText: now }, `${site.name}: ${now}`);
      });
    },
  },
  'site crawlers': {
    usage:
      'site crawlers SITE [--search allow|deny] [--answers allow|deny] [--training allow|deny] [--agent NAME=allow|deny|usual]',
    help: 'Which crawlers the site’s robots.txt lets in: what sends readers and all that is not known, what looks pages up to answer somebody, what trains models; one by its name. Without options it says how that is.',
    takes: 1,
    options: Object.fromEntries([...crawlerUses, 'agent'].map((name) => [name, { type: 'string' } as const])),
    run: (context, [key], options) => {
      const change = crawlerChange(options);
      return withDesk(context, async ({ db, network }) => {
        const site = siteNamed(network, needed(key, 'SITE'));
        const policy = Object.keys(change).length > 0 ? await setCrawlers(db, site, change, actor) : site.crawlers;
        const said = [...crawlerUses.map((use) => [use, policy[use]] as const), ...Object.entries(policy.named)];
        context.result(
          { site: site.key, ...policy },
          said.map(([name, verdict]) => `${name.padEnd(10)} ${verdict}`).join('\n'),
        );
      });
    },
  },
  'feed subscribers': {
    usage: 'feed subscribers [--site KEY]',
    help: 'Programs that are told when a feed changes (WebSub): until when, and since when they take nothing; those that fail first.',
    options: { site: { type: 'string' } },
    run: (context, _words, { site }) =>
      withDesk(context, async ({ db, network }) => {
        const statuses = await subscriptionStatuses(db, siteOption(network, site)?.id ?? null, mostListed);
        for (const status of statuses) {
          const { topic, callback, leaseUntil, failingSince, error } = status;
          const state = failingSince === null ? 'well' : `fails since ${machineTime(failingSince)}: ${error}`;
          context.result(status, `until ${machineTime(leaseUntil)}  ${topic}  ${new URL(callback).host}  ${state}`);
        }
        if (statuses.length === 0) context.say('Nobody has asked to be told.');
      }),
  },
};
