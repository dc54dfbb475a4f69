/** How sites are read and found elsewhere. */
import { feedTexts, setFeedText, siteNamed } from '../features/network/network.ts';
import { needed, UsageError } from './verb.ts';
import type { Verb } from './verb.ts';
import { withDesk } from './with-desk.ts';

const actor = 'desk:cli';

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
};
