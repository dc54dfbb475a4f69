/** What is booked, as one site shows it in one language at one moment. */
import { goPath, storyPath } from '../network/network.ts';
import type { Language, Network, Site } from '../network/network.ts';
import { refusal } from '../stories/stories.ts';
import type { ExitFacts } from '../stories/stories.ts';
import type { PlaceRow, PromoRow } from './promo-queries.ts';
import type { OrderKind, Placement, PromoLabel, PromoWords } from './promo.ts';

export interface OnPromoPage {
  network: Network;
  site: Site;
  language: Language;
  originOf: (site: { host: string }) => string;
  now: Date;
}

/** As pages show it; `href` is the counting address, the same for all readers without an offer's token. */
export interface PromoView {
  creativeId: number;
  flightId: number;
  /** What the reader's browser counts it against. */
  dailyCap: number | null;
  placement: Placement;
  kind: OrderKind;
  label: PromoLabel;
  advertiser: string;
  words: PromoWords;
  href: string;
  /** Of the network's sites, the one that it leads to; null for an address elsewhere. */
  site: Site | null;
  picture: PromoRow['picture'];
}

export interface Destination {
  /** Absolute where it is not on this site. */
  href: string;
  site: Site | null;
  storyId: number | null;
  /** When its story, or the one that stands in for it, is over. */
  until: Date | null;
}

export function stands(row: PromoRow, placement: Placement, on: OnPromoPage): boolean {
  return row.startsAt <= on.now && row.endsAt > on.now && isFor(row, placement, on);
}

/** Now or at another time. */
export function isFor(row: PromoRow, placement: Placement, { site, language }: OnPromoPage): boolean {
  return (
    row.placement === placement &&
    (row.siteIds === null || row.siteIds.includes(site.id)) &&
    row.words[language] !== undefined
  );
}

/** Null while its story may not be read. */
export function promoView(row: PromoRow, on: OnPromoPage): PromoView | null {
  const words = row.words[on.language];
  const to = destination(row, on);
  if (words === undefined || to === null) return null;
  const { creativeId, flightId, dailyCap, placement, kind, label, advertiser, picture } = row;
  return {
    ...{ creativeId, flightId, dailyCap, placement, kind, label, advertiser, words, site: to.site },
    href: goPath(on.site, on.language, creativeId),
    picture: picture !== null && picture.renditions.length > 0 && !isOver(picture, on.now) ? picture : null,
  };
}

function isOver({ expiresAt }: NonNullable<PromoRow['picture']>, now: Date): boolean {
  return expiresAt !== null && new Date(expiresAt) <= now;
}

/** On this site if the story stands here, in this language if there is a pair; null while it may not be read. */
export function destination(row: PromoRow, on: OnPromoPage): Destination | null {
  if (row.url !== null) return { href: row.url, site: null, storyId: null, until: null };
  const rank = (place: PlaceRow): number =>
    Number(place.siteId === on.site.id) * 4 +
    Number(place.language === on.language) * 2 +
    Number(place.storyId === row.storyId);
  const open = row.places.filter((place) => refusal(toFacts(place), on.now) === null);
  // It was booked for this story: with it, it goes, whatever its pair may do.
  const named = open.find((place) => place.storyId === row.storyId);
  const place = open.toSorted((a, b) => rank(b) - rank(a))[0];
  const site = place && on.network.siteById(place.siteId);
  const section = place && on.network.sectionById(place.sectionId);
  if (!named || !place || !site || !section) return null;
  const path = storyPath(site, section, place.slug, place.language);
  return {
    href: site.id === on.site.id ? path : on.originOf(site) + path,
    site,
    storyId: place.storyId,
    until: earliest(toDate(named.expiresAt), toDate(place.expiresAt)),
  };
}

function earliest(...moments: (Date | null)[]): Date | null {
  const known = moments.filter((moment) => moment !== null).map(Number);
  return known.length === 0 ? null : new Date(Math.min(...known));
}

function toFacts({ embargoUntil, expiresAt, ...facts }: PlaceRow): ExitFacts {
  return { ...facts, embargoUntil: toDate(embargoUntil), expiresAt: toDate(expiresAt) };
}

function toDate(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}

/** When the clock alone changes what stands: a begin, an end, or the end of a story that one leads to or of its picture’s right. */
export function nextPromoChange(rows: readonly PromoRow[], now: Date): Date | null {
  const moments = rows.flatMap(({ startsAt, endsAt, places, picture }) => [
    startsAt,
    endsAt,
    toDate(picture?.expiresAt ?? null),
    ...places.map((place) => toDate(place.expiresAt)),
  ]);
  return earliest(...moments.filter((moment) => moment !== null && moment > now));
}
