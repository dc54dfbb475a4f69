/** What a story's body comes to where it has no page. */
import { siteOrigin } from '../features/network/network.ts';
import {
  appearancesOf,
  bodyText,
  feedCopyOf,
  feedStories,
  findStory,
  newestRevision,
  storiesByIds,
} from '../features/stories/stories.ts';
import type { Language } from '../features/network/network.ts';
import { KnownError } from '../platform/http/errors.ts';
import { publicPortOf } from '../public-port.ts';
import { needed } from './verb.ts';
import type { CliContext, Verb } from './verb.ts';
import { withDesk } from './with-desk.ts';
import type { Desk } from './with-desk.ts';

export const bodyVerbs: Record<string, Verb> = {
  'story body': {
    usage: 'story body STORY [--feed]',
    help: 'Its newest text, plain; --feed: all of a story that readers see, as feeds get it where they get all.',
    takes: 1,
    options: { feed: { type: 'boolean' } },
    run: (context, [named], { feed }) =>
      withDesk(context, async (desk) => {
        const storyId = await findStory(desk.db, desk.network, needed(named, 'STORY (its number or address)'));
        const body = feed === true ? await inFeeds(context, desk, storyId) : await inWords(desk, storyId);
        context.result({ storyId, body }, body);
      }),
  },
};

async function inWords({ db }: Desk, storyId: number): Promise<string> {
  const revision = await newestRevision(db, storyId);
  return revision ? bodyText(revision.body) : '';
}

async function inFeeds(context: CliContext, { db, network }: Desk, storyId: number): Promise<string> {
  const [place] = await appearancesOf(db, storyId);
  const site = place && network.siteById(place.siteId);
  if (!site) throw new KnownError('story-unknown', `Number ${storyId} stands nowhere.`);
  const { publicScheme: scheme } = context.config;
  const origin = siteOrigin(site, { scheme, port: publicPortOf(context.config) });
  const on = { network, site, language: place.language as Language, now: context.now(), origin };
  const { value: cards } = await storiesByIds(db, on, [storyId]);
  const { value: copies } = await feedCopyOf(db, on, [storyId]);
  const stories = cards.flatMap((card) => {
    const copy = copies.get(card.id);
    return copy ? [{ card, copy }] : [];
  });
  const body = (await feedStories(db, on, stories)).value.get(storyId);
  if (body === undefined) throw new KnownError('story-state', 'Readers do not see it now.');
  return body;
}
