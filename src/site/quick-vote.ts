/**
 * A member's vote by the script of a page, without Fastify and without asking who it is first: the statement that counts it
 * judges session, ban, story and thread anyway (migrations/0009). Whoever may not is told so the long way.
 */
import { threadTag } from '../features/discussion/discussion.ts';
import type { DiscussionWrites } from '../features/discussion/discussion.ts';
import { secretHash, sessionCookie } from '../features/members/members.ts';
import type { Network } from '../features/network/network.ts';
import type { QuickWay } from '../platform/http/quick-way.ts';
import type { PageCache } from '../platform/page-cache/page-cache.ts';

export interface QuickVoteDeps {
  network: () => Network;
  writes: DiscussionWrites;
  cache: PageCache;
  security: () => Readonly<Record<string, string>>;
}

const address = /^(\/ja)?\/c\/([1-9]\d{0,14})-([1-9]\d{0,8})\/vote$/;
const inCookies = new RegExp(`(?:^|; ?)${sessionCookie}=([\\w-]{43})(?:;|$)`);
const values: Readonly<Record<string, 1 | -1 | 0>> = { 'value=1': 1, 'value=-1': -1, 'value=0': 0 };

export function quickVote({ network, writes, cache, security }: QuickVoteDeps): QuickWay {
  const headers = headersOf(network, security);
  return ({ url = '', headers: { accept, cookie = '', 'sec-fetch-site': from } }, host) => {
    if (from !== 'same-origin' || !accept?.startsWith('application/json')) return undefined;
    const named = address.exec(url);
    const session = named && secretHash(inCookies.exec(cookie)?.[1]);
    const site = session && network().siteByHost(host);
    if (!named || !session || !site) return undefined;
    const language = named[1]?.slice(1) ?? site.languages[0];
    if (named[1] !== undefined && !site.languages.some((spoken, at) => at > 0 && spoken === language)) return undefined;
    const vote = { siteId: site.id, storyId: Number(named[2]), commentId: Number(named[3]) };
    return async (body) => {
      const value = values[body];
      if (value === undefined) return null;
      const counts = await writes.castVote({ ...vote, value }, { session, client: site.key, network: '' });
      cache.purge([threadTag(vote.storyId)], []);
      const text = JSON.stringify({ ...counts, value });
      return { status: 200, headers: [...headers(), 'content-length', String(text.length)], body: text };
    };
  };
}

/** Made anew when the network is another: its hosts stand in them. */
function headersOf(network: () => Network, security: () => Readonly<Record<string, string>>): () => readonly string[] {
  let of: Network | undefined;
  let made: string[] = [];
  return () => {
    if (of !== network()) {
      of = network();
      const all = {
        ...security(),
        'cache-control': 'private, no-store',
        'x-robots-tag': 'noindex',
        'content-type': 'application/json; charset=utf-8',
      };
      made = Object.entries(all).flat();
    }
    return made;
  };
}
