/**
 * The promo of an issue: chosen when the issue is built, looked at again for each mail, and offered to each reader by a token
 * of its own in which no reader is.
 */
import type { Db } from '../../platform/db/database.ts';
import { readsByHourOfWeek } from '../audience/audience.ts';
import { draw } from './draw.ts';
import type { SentOffer } from './letter-promo-queries.ts';
import { offerOf, offerToken } from './offer-token.ts';
import { urgency } from './pace.ts';
import { houseShares, promoAhead, promoKey, promosAhead } from './promo-queries.ts';
import { destination, promoView, stands } from './standing-promo.ts';
import type { OnPromoPage, PromoView } from './standing-promo.ts';
import { usualHouseShare } from './promo.ts';

export interface LetterOffer extends SentOffer {
  token: string;
}

export type OnIssue = Omit<OnPromoPage, 'originOf'>;

/** A mail's link is the counting address, which finds the way when it is pressed. */
const noOrigin = (): string => '';

/** Null where nothing is due. `storyIds`: of the issue, which nothing in it leads to. `random`: 0 to below 1. */
export async function chooseLetterPromo(
  db: Db,
  issue: OnIssue,
  storyIds: readonly number[],
  random: () => number,
): Promise<number | null> {
  const on = { ...issue, originOf: noOrigin };
  const standing = (await promosAhead(db, on.now)).filter((row) => stands(row, 'letter', on));
  if (standing.length === 0) return null;
  const week = await readsByHourOfWeek(db, on.now);
  const perFlight = Map.groupBy(standing, ({ flightId }) => flightId);
  const due = standing.flatMap((row) => {
    const to = destination(row, on);
    if (to === null || (to.storyId !== null && storyIds.includes(to.storyId))) return [];
    const weight = (row.weight * urgency(row, week, on.now)) / (perFlight.get(row.flightId)?.length ?? 1);
    const [startsMs, endsMs] = [row.startsAt.getTime(), row.endsAt.getTime()];
    return [{ creativeId: row.creativeId, tier: row.kind, weight, startsMs, endsMs, path: null }];
  });
  const houseShare = (await houseShares(db)).get(on.site.id) ?? usualHouseShare;
  return draw(due, { now: on.now.getTime(), houseShare, path: '', random })?.creativeId ?? null;
}

/** Null once its flight is over or taken away, or its story may not be read. */
export async function letterPromo(db: Db, issue: OnIssue, creativeId: number): Promise<PromoView | null> {
  const on = { ...issue, originOf: noOrigin };
  const row = await promoAhead(db, creativeId, on.now);
  return row !== undefined && stands(row, 'letter', on) ? promoView(row, on) : null;
}

/** Makes one offer for one mail. */
export type LetterOffers = (creativeId: number, siteId: number, now: Date) => LetterOffer;

export async function openLetterOffers(db: Db): Promise<LetterOffers> {
  const key = await promoKey(db);
  return (creativeId, siteId, now) => {
    const token = offerToken(key, creativeId, siteId, now.getTime());
    const offer = offerOf(key, token)?.id;
    if (offer === undefined) throw new Error('An offer that was just sealed is not ours.');
    return { token, offer, issuedAt: now, creativeId, siteId };
  };
}
