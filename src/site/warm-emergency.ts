/**
 * What a node makes ahead when an emergency begins: the light fronts, and the stories that they lead to. If the database
 * goes next, they are there.
 */
import type { FastifyInstance } from 'fastify';
import { liteHomePath, liteSectionPath } from '../features/network/network.ts';
import type { Network } from '../features/network/network.ts';

/** Of one site in one language. */
const mostStories = 200;
const link = /href="(\/[^"?#]*\.lite)"/g;

/** How many pages there are now. Stops when the emergency does; what fails is left for the reader who asks for it. */
export async function warmEmergency(
  { inject }: Pick<FastifyInstance, 'inject'>,
  network: Network,
  isOn: () => boolean,
): Promise<number> {
  let made = 0;
  const fetched = async (host: string, url: string): Promise<string> => {
    if (!isOn()) return '';
    const reply = await inject({ method: 'GET', url, headers: { host } });
    if (reply.statusCode === 200) made += 1;
    return reply.statusCode === 200 ? reply.payload : '';
  };
  for (const site of network.sites)
    for (const language of site.languages) {
      const fronts = [
        liteHomePath(site, language),
        ...network.sections(site).map((section) => liteSectionPath(site, section, language)),
      ];
      const stories = new Set<string>();
      for (const front of fronts)
        for (const [, href = ''] of (await fetched(site.host, front)).matchAll(link)) stories.add(href);
      for (const front of fronts) stories.delete(front);
      for (const story of [...stories].slice(0, mostStories)) await fetched(site.host, story);
    }
  return made;
}
