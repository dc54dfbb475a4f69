/** A story on several sites. */
import { siteNamed } from '../features/network/network.ts';
import { appearOn, endAppearance } from '../features/stories/stories.ts';
import { KnownError } from '../platform/http/errors.ts';
import { act } from './act-on-story.ts';
import { needed, UsageError } from './verb.ts';
import type { Verb } from './verb.ts';

const actor = 'desk:cli';

export const appearanceVerbs: Record<string, Verb> = {
  'story appear': {
    usage: 'story appear STORY --site KEY --section PATH [--headline TEXT] [--slug SLUG]',
    help: 'Lets a story stand on one more site: the same words and the same thread, under a headline and an address of the site’s own.',
    takes: 1,
    options: {
      ...{ site: { type: 'string' }, section: { type: 'string' } },
      ...{ headline: { type: 'string' }, slug: { type: 'string' } },
    },
    run: (context, [named], { site: key, section: path, headline, slug }) => {
      if (typeof slug === 'string' && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))
        throw new UsageError('SLUG is of small letters and digits, with hyphens between: night-ferry-returns.');
      return act(context, named, 'stands', async ({ db, network }, storyId) => {
        const site = siteNamed(network, needed(key, '--site KEY'));
        const section = network.sectionByPath(site, needed(path, '--section PATH'));
        if (!section) {
          const paths = network.sections(site).map((one) => one.path);
          throw new KnownError('section-unknown', `“${String(path)}” is not among ${paths.join(', ')}.`);
        }
        await appearOn(
          db,
          storyId,
          {
            ...{ site, section },
            headline: typeof headline === 'string' ? headline : null,
            slug: typeof slug === 'string' ? slug : null,
          },
          actor,
        );
      });
    },
  },
  'story disappear': {
    usage: 'story disappear STORY --site KEY',
    help: 'Takes a story from a site that is not its home; its address there leads to its home.',
    takes: 1,
    options: { site: { type: 'string' } },
    run: (context, [named], { site: key }) =>
      act(context, named, 'stands', async ({ db, network }, storyId) => {
        await endAppearance(db, storyId, siteNamed(network, needed(key, '--site KEY')), actor, context.now());
      }),
  },
};
