/** What pages ask and tell of promos, by a short way: `/picks` decides, `/shown` hears what became of it. */
import { secretHash, sessionCookie } from '../features/members/members.ts';
import type { Language, Network, Site } from '../features/network/network.ts';
import { pagePlacements } from '../features/promos/promos.ts';
import type { HadEnough, PromoCounter, PromoDesk, Teller } from '../features/promos/promos.ts';
import { clientNetwork } from '../platform/http/client-network.ts';
import type { QuickAnswer, QuickWay } from '../platform/http/quick-way.ts';
import { isOwnRequest } from '../platform/http/same-origin.ts';

export interface QuickPromoDeps {
  network: () => Network;
  originOf: (site: Site) => string;
  desk: PromoDesk;
  counter: PromoCounter;
}

/** `en strip.card /category/sea/night-ferry`, and behind it the flights that this browser has had enough of: ` 12.45` */
const asked = /^(en|ja) ([a-z.]{4,20}) (\/[\w\-/.]{0,300})(?: (\*|[1-9]\d{0,8}(?:\.[1-9]\d{0,8}){0,19}))?$/;
const ofNone: HadEnough = new Set();
const heard: QuickAnswer = { status: 204, headers: ['cache-control', 'no-store'], body: '' };
const json = [
  'cache-control',
  'private, no-store',
  'content-type',
  'application/json; charset=utf-8',
  'x-content-type-options',
  'nosniff',
];

export function quickPicks({ network, originOf, desk }: QuickPromoDeps): QuickWay {
  return ({ url, headers }, host) => {
    if (url !== '/picks') return undefined;
    const site = network().siteByHost(host);
    if (!site || !isOwnRequest(headers, originOf(site))) return undefined;
    return (text) => {
      const [, language = '', wanted = '', path = '', enough] = asked.exec(text) ?? [];
      const named = wanted.split('.');
      const places = pagePlacements.filter((placement) => named.includes(placement));
      if (places.length === 0 || !site.languages.includes(language as Language)) return Promise.resolve(null);
      const hadEnough = toHadEnough(enough);
      const body = desk.decide({ site, language: language as Language, placements: places, path, hadEnough });
      const headers = [...json, 'content-length', String(Buffer.byteLength(body))];
      return Promise.resolve({ status: 200, headers, body });
    };
  };
}

function toHadEnough(text: string | undefined): HadEnough {
  if (text === undefined) return ofNone;
  return text === '*' ? 'all' : new Set(text.split('.').map(Number));
}

export function quickShown({ network, originOf, counter }: QuickPromoDeps): QuickWay {
  return ({ url, headers }, host, clientAddress) => {
    if (url !== '/shown') return undefined;
    const site = network().siteByHost(host);
    if (!site || !isOwnRequest(headers, originOf(site))) return undefined;
    return (text) => {
      counter.take(text, tellerOf(site, headers, clientNetwork(clientAddress())));
      return Promise.resolve(heard);
    };
  };
}

const inCookies = new RegExp(`(?:^|; ?)${sessionCookie}=([\\w-]{43})(?:;|$)`);

function tellerOf(
  site: Site,
  headers: Readonly<Record<string, string | string[] | undefined>>,
  network: string,
): Teller {
  const cookie = headers['cookie'];
  return {
    ...{ siteId: site.id, siteKey: site.key, network },
    userAgent: String(headers['user-agent'] ?? '').slice(0, 400),
    session: typeof cookie === 'string' ? secretHash(inCookies.exec(cookie)?.[1]) : undefined,
    ahead: /prefetch|prerender|preview/i.test(String(headers['sec-purpose'] ?? headers['purpose'] ?? '')),
  };
}
