/** A story as the desk names it: by its number or by its address. */
import type { Db } from '../../platform/db/database.ts';
import { KnownError } from '../../platform/http/errors.ts';
import type { Network } from '../network/network.ts';
import { storyIdAt, storyState } from './story-desk-queries.ts';

export async function findStory(db: Db, network: Network, named: string): Promise<number> {
  if (/^\d{1,15}$/.test(named)) {
    if ((await storyState(db, Number(named))) === undefined) throw new KnownError('story-unknown', `Number ${named}.`);
    return Number(named);
  }
  const address = /^https?:\/\//i.test(named) ? named : `http://${named}`;
  if (!URL.canParse(address)) throw new KnownError('story-unknown', `“${named}” is neither a number nor an address.`);
  const url = new URL(address);
  const site = network.siteByHost(url.hostname);
  const parts = url.pathname
    .replace(/^\/ja\//, '/')
    .replace(/\.lite$/, '')
    .split('/')
    .slice(2);
  const slug = parts.pop();
  const section = site && network.sectionByPath(site, parts.join('/'));
  const id = section && slug !== undefined ? await storyIdAt(db, section.id, slug) : undefined;
  if (id === undefined) throw new KnownError('story-unknown', `Nothing of ours is at ${named}.`);
  return id;
}
