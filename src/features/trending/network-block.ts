/** What the network block of a page shows: what trends on the other sites, else the newest of each in turn. */
import type { Db } from '../../platform/db/database.ts';
import type { Tagged } from '../../platform/page-cache/reading.ts';
import type { PublicRequest, Site } from '../network/network.ts';
import { kindsIn, newestOnSite, storiesElsewhere } from '../stories/stories.ts';
import type { CardOnSite } from '../stories/stories.ts';
import { standingSlots } from './slot-queries.ts';
import { isStale, staleAt, trendingTag } from './trending-tag.ts';

const most = 12;
const pictureRow = 4;

export async function networkBlock(db: Db, request: PublicRequest): Promise<Tagged<CardOnSite[]>> {
  const slots = await believedSlots(db, request.site, request.now);
  const trending = await storiesElsewhere(db, slots.value, request);
  const newest = trending.value.length > 0 ? [] : await newestElsewhere(db, request);
  const value = trending.value.length > 0 ? trending.value : inTurn(newest.map((list) => list.value));
  return { value, ...dependingOn([slots, trending, ...newest]) };
}

/** None when nobody has recomputed them for a while. */
async function believedSlots(db: Db, site: Site, now: Date): Promise<Tagged<{ storyId: number; siteId: number }[]>> {
  const slots = (await standingSlots(db, site.id)).filter(({ computedAt }) => !isStale(computedAt, now));
  const [first] = slots;
  return { value: slots, tags: [trendingTag(site.id)], expiresAt: first ? staleAt(first.computedAt) : null };
}

/** One list for each of the other sites. */
async function newestElsewhere(db: Db, request: PublicRequest): Promise<Tagged<CardOnSite[]>[]> {
  const { network, language } = request;
  const others = network.sites.filter(({ id }) => id !== request.site.id);
  return Promise.all(
    others.map(async (site) => {
      const spoken = site.languages.includes(language) ? language : site.languages[0];
      const on = { ...request, site, language: spoken };
      const newest = await newestOnSite(db, on, {
        limit: most,
        kinds: kindsIn('river', 'trends'),
        shownIn: request.site.territory,
        notOn: request.site.id,
        calm: true,
      });
      return { ...newest, value: newest.value.map((card) => ({ site, card })) };
    }),
  );
}

function inTurn(lists: readonly CardOnSite[][]): CardOnSite[] {
  const rounds = Array.from({ length: most }, (_, place) => lists.flatMap((list) => list.slice(place, place + 1)));
  // One that stands on two of them is shown once.
  const once = new Map(rounds.flat().map((item) => [item.card.id, item]));
  const chosen = [...once.values()].slice(0, most);
  // As the slots that are chosen: the first row shows pictures.
  const row = chosen.filter(({ card }) => card.picture).slice(0, pictureRow);
  return [...row, ...chosen.filter((item) => !row.includes(item))];
}

function dependingOn(parts: readonly Tagged<unknown>[]): Omit<Tagged<unknown>, 'value'> {
  const moments = parts.map(({ expiresAt }) => expiresAt?.getTime() ?? Number.POSITIVE_INFINITY);
  const first = Math.min(...moments);
  return {
    tags: [...new Set(parts.flatMap(({ tags }) => tags))],
    expiresAt: Number.isFinite(first) ? new Date(first) : null,
  };
}
