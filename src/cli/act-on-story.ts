/** What the verbs on one story share: to find it, to do it, to say what was done and where. */
import { appearancesOf, findStory } from '../features/stories/stories.ts';
import { storyPath } from '../features/network/network.ts';
import type { Language } from '../features/network/network.ts';
import { needed } from './verb.ts';
import type { CliContext } from './verb.ts';
import { withDesk } from './with-desk.ts';
import type { Desk } from './with-desk.ts';

/** What a verb has to say besides that it is done: as data, and in lines. */
export interface Said {
  data: object;
  lines: readonly string[];
}

export async function act(
  context: CliContext,
  named: string | undefined,
  done: string,
  verb: (desk: Desk, storyId: number) => Promise<Said | void>,
): Promise<void> {
  await withDesk(context, async (desk) => {
    const storyId = await findStory(desk.db, desk.network, needed(named, 'STORY (its number or address)'));
    const said = await verb(desk, storyId);
    await tell(context, desk, storyId, done, said ?? undefined);
  });
}

export async function tell(context: CliContext, desk: Desk, storyId: number, done: string, said?: Said): Promise<void> {
  const addresses = await addressesOf(desk, storyId);
  const lines = [`story ${storyId} ${done}: ${addresses.join(', ')}`, ...(said?.lines ?? [])];
  context.result({ storyId, done, addresses, ...said?.data }, lines.join('\n'));
}

/** Without scheme and port, which only the serving process knows; `findStory` takes them as they are. */
export async function addressesOf(desk: Desk, storyId: number): Promise<string[]> {
  const places = await appearancesOf(desk.db, storyId);
  return places.flatMap((place) => {
    const site = desk.network.siteById(place.siteId);
    const section = desk.network.sectionById(place.sectionId);
    return site && section ? [`${site.host}${storyPath(site, section, place.slug, place.language as Language)}`] : [];
  });
}
