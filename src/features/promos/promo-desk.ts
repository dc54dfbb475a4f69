/**
 * Decides what a page shows in its placements, from memory: what is booked is read anew every ten seconds, and at once when
 * something about it changes. Pages stay the same for everybody; they ask here for what is theirs.
 */
import type { Db } from '../../platform/db/database.ts';
import type { Language, Network, Site } from '../network/network.ts';
import { readsByHourOfWeek } from '../audience/audience.ts';
import { storyTag } from '../stories/stories.ts';
import { draw } from './draw.ts';
import type { Candidate } from './draw.ts';
import { offerToken } from './offer-token.ts';
import { urgency } from './pace.ts';
import type { WeekOfReads } from './pace.ts';
import { houseShares, promosAhead } from './promo-queries.ts';
import type { PromoRow } from './promo-queries.ts';
import { destination, isFor, promoView } from './standing-promo.ts';
import type { PromoView } from './standing-promo.ts';
import { promoTag, usualHouseShare } from './promo.ts';
import type { PagePlacement } from './promo.ts';

export interface Asked {
  site: Site;
  language: Language;
  placements: readonly PagePlacement[];
  /** Of the page, so that nothing leads to where one is. */
  path: string;
  /** What this reader's browser has been shown as often as it may be today. */
  hadEnough: HadEnough;
}

/** Numbers of flights; `all` where a browser cannot count, and so is shown none that has a cap. */
export type HadEnough = ReadonlySet<number> | 'all';

export interface PromoDesk {
  /** The inside of each placement as HTML, as JSON; a placement that is missing keeps what its page came with. */
  decide(asked: Asked): string;
  /** What the database has announced. */
  hear(tags: readonly string[], withdrawn: readonly string[]): void;
  /** Reads what is booked; for tests, and when it starts. */
  reload(): Promise<void>;
  stop(): void;
}

export interface PromoDeskOptions {
  db: Db;
  key: Buffer;
  network: () => Network;
  originOf: (site: { host: string }) => string;
  now: () => Date;
  random?: () => number;
  /** Draws a creative for a site; `offer` stands where the token goes. */
  render: (view: PromoView, offer: string, site: Site, language: Language) => string;
  onOffered: (creativeId: number, siteId: number) => void;
  /** A flight that would have been among those drawn, by its first creative. */
  onHeldBack: (creativeId: number, siteId: number) => void;
  onError: (error: unknown) => void;
}

interface Drawable extends Candidate {
  creativeId: number;
  flightId: number;
  capped: boolean;
  /** JSON strings between which the token goes, made when it is first shown. */
  pieces: () => readonly string[];
}

const reloadEveryMs = 10_000;
/** What nobody has been able to read anew for so long may have been killed meanwhile. */
const believedMs = 20_000;
const weekEveryMs = 3_600_000;
const tokenPlace = '{{offer}}';

export function createPromoDesk(options: PromoDeskOptions): PromoDesk {
  let rows: readonly PromoRow[] = [];
  let shares: ReadonlyMap<number, number> = new Map();
  let week: WeekOfReads = [];
  let weekReadAt = -weekEveryMs;
  let readAt = -believedMs;
  let targets = new Set<string>();
  let candidates = new Map<string, readonly Drawable[]>();
  let reloads = 0;
  let network: Network | undefined;
  const timer = setInterval(() => void reload(), reloadEveryMs);
  timer.unref();

  async function reload(): Promise<void> {
    const own = (reloads += 1);
    const began = performance.now();
    try {
      const [fresh, freshShares] = [await promosAhead(options.db, options.now()), await houseShares(options.db)];
      if (began - weekReadAt >= weekEveryMs) {
        week = await readsByHourOfWeek(options.db, options.now());
        weekReadAt = began;
      }
      // What a later one has read or will read is newer.
      if (own !== reloads) return;
      [rows, shares, readAt] = [fresh, freshShares, began];
      candidates = new Map();
      const leadsTo = rows.flatMap(({ storyId, places }) => [storyId, ...places.map((place) => place.storyId)]);
      targets = new Set([promoTag, ...leadsTo.filter((id) => id !== null).map(storyTag)]);
    } catch (error) {
      options.onError(error);
    }
  }

  function drawables({ site, language }: Asked, placement: PagePlacement): readonly Drawable[] {
    if (network !== options.network()) [network, candidates] = [options.network(), new Map()];
    const at = `${site.id} ${language} ${placement}`;
    const known = candidates.get(at);
    if (known) return known;
    const made = makeDrawables(site, language, placement);
    candidates.set(at, made);
    return made;
  }

  function makeDrawables(site: Site, language: Language, placement: PagePlacement): Drawable[] {
    const now = options.now();
    const on = { network: options.network(), site, language, originOf: options.originOf, now };
    const own = rows.filter((row) => isFor(row, placement, on));
    const perFlight = Map.groupBy(own, ({ flightId }) => flightId);
    return own.flatMap((row) => {
      const to = destination(row, on);
      const view = promoView(row, on);
      if (to === null || view === null) return [];
      let pieces: readonly string[] | undefined;
      return [
        {
          creativeId: row.creativeId,
          flightId: row.flightId,
          capped: row.dailyCap !== null,
          tier: row.kind,
          weight: (row.weight * urgency(row, week, now)) / (perFlight.get(row.flightId)?.length ?? 1),
          startsMs: row.startsAt.getTime(),
          // When the right to its picture ends, it is made anew without.
          endsMs: Math.min(...[row.endsAt, to.until, view.picture?.expiresAt].map(timeOf)),
          path: to.site?.id === site.id ? to.href : null,
          pieces: () => (pieces ??= JSON.stringify(options.render(view, tokenPlace, site, language)).split(tokenPlace)),
        },
      ];
    });
  }

  return {
    decide(asked) {
      if (performance.now() - readAt > believedMs) return '{}';
      const now = options.now().getTime();
      const { site, path } = asked;
      const houseShare = shares.get(site.id) ?? usualHouseShare;
      const shown: string[] = [];
      const given = new Set<number>();
      for (const placement of asked.placements) {
        const standing = drawables(asked, placement);
        const held = heldBack(standing, asked.hadEnough, now);
        const free = standing.filter(({ creativeId, flightId }) => !given.has(creativeId) && !held.has(flightId));
        for (const creativeId of held.values()) options.onHeldBack(creativeId, site.id);
        const drawn = draw(free, { now, houseShare, path, random: options.random ?? Math.random });
        if (drawn === null) continue;
        given.add(drawn.creativeId);
        options.onOffered(drawn.creativeId, site.id);
        shown.push(`"${placement}":${drawn.pieces().join(offerToken(options.key, drawn.creativeId, site.id, now))}`);
      }
      return `{${shown.join(',')}}`;
    },
    hear(tags, withdrawn) {
      // Until it is read anew, nothing is shown of what may not be.
      if (withdrawn.some((tag) => targets.has(tag))) readAt = Number.NEGATIVE_INFINITY;
      if ([...tags, ...withdrawn].some((tag) => tag === promoTag || targets.has(tag))) void reload();
    },
    reload,
    stop: () => clearInterval(timer),
  };
}

const nothing: ReadonlyMap<number, number> = new Map();

/** The flights that have a cap and reach it, each with the first of its creatives that stands here. */
function heldBack(standing: readonly Drawable[], hadEnough: HadEnough, now: number): ReadonlyMap<number, number> {
  if (hadEnough !== 'all' && hadEnough.size === 0) return nothing;
  const held = new Map<number, number>();
  for (const { creativeId, flightId, capped, weight, startsMs, endsMs } of standing) {
    if (!capped || held.has(flightId) || weight === 0 || startsMs > now || endsMs <= now) continue;
    if (hadEnough === 'all' || hadEnough.has(flightId)) held.set(flightId, creativeId);
  }
  return held;
}

function timeOf(moment: Date | string | null | undefined): number {
  return moment ? new Date(moment).getTime() : Number.POSITIVE_INFINITY;
}
