/** Feeds by their whole addresses, as those name them who want to be told what is new in one. */
import { feedEnding, feedFormats } from '../features/network/network.ts';
import type { FeedFormat, Language, Network, Site } from '../features/network/network.ts';
import type { Topics } from '../features/websub/websub.ts';
import type { Db } from '../platform/db/database.ts';
import { unkept } from '../platform/page-cache/reading.ts';
import { writeFeed } from './feed-pages.ts';
import { feedSubjects } from './feed-subjects.ts';
import type { Feed } from './feed-subjects.ts';
import type { FeedRequest } from './read-feed.ts';

export interface FeedTopicsOptions {
  db: Db;
  network: Network;
  originOf: (site: { host: string }) => string;
  now: () => Date;
}

export function feedTopics({ db, network, originOf, now }: FeedTopicsOptions): Topics {
  const feedAt = async (url: string): Promise<FeedAt | null> => {
    for (const site of network.sites) {
      const origin = originOf(site);
      if (!url.startsWith(`${origin}/`)) continue;
      return feedOfSite(db, { network, site, origin, page: 1, now: now() }, url.slice(origin.length));
    }
    return null;
  };
  return {
    async find(url) {
      const found = await feedAt(url);
      return found && { siteId: found.request.site.id, tag: found.feed.tag };
    },
    async read(url) {
      const found = await feedAt(url);
      const written = found && (await writeFeed(db, found.request, unkept, found.feed, found.format));
      return written && { contentType: written.contentType, body: written.body, link: written.headers.link };
    },
  };
}

interface FeedAt {
  request: FeedRequest;
  feed: Feed;
  format: FeedFormat;
}

/** Only by the address that the feed itself calls its own. */
async function feedOfSite(db: Db, on: Omit<FeedRequest, 'language' | 'params'>, path: string): Promise<FeedAt | null> {
  const { language, rest } = languageOf(on.site, path);
  for (const format of feedFormats) {
    if (!rest.endsWith(feedEnding[format])) continue;
    const under = rest.slice(0, -feedEnding[format].length);
    for (const subject of feedSubjects) {
      const params = paramsOf(subject.under, under);
      const request = params && { ...on, language, params };
      const feed = request && (await subject.find(db, request));
      if (feed && feed.path(format) === path) return { request, feed, format };
    }
  }
  return null;
}

function languageOf(site: Site, path: string): { language: Language; rest: string } {
  const [own, ...others] = site.languages;
  const language = others.find((other) => path.startsWith(`/${other}/`));
  return language ? { language, rest: path.slice(language.length + 1) } : { language: own, rest: path };
}

/** As a router fills them in; null where the path has another shape. */
function paramsOf(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const value = given[at] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = value;
    else if (part !== value) return null;
  }
  return params;
}
