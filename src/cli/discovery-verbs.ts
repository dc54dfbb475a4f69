/** How sites are read and found elsewhere. */
import { feedTexts, machineTime, setFeedText, siteNamed } from '../features/network/network.ts';
import { subscriptionStatuses } from '../features/websub/websub.ts';
import { siteOption } from './site-option.ts';
import { needed, UsageError } from './verb.ts';
import type { Verb } from './verb.ts';
import { withDesk } from './with-desk.ts';

const actor = 'desk:cli';
const mostListed = 200;

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
