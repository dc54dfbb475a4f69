/** What promos are: types and pure rules. An order is booked, a flight of it stands for a time, a creative is shown. */
import type { Language } from '../network/network.ts';

/** `strip`: the line above the masthead. `card`: the labelled box between a story and what is said of it. */
export type PagePlacement = 'strip' | 'card';
export const pagePlacements: readonly PagePlacement[] = ['strip', 'card'];
/** `letter`: the one between the stories of an issue. */
export type Placement = PagePlacement | 'letter';

export type OrderKind = 'paid' | 'house';

/** What it says it is. `house` is for what the network says of itself, the others for what is paid for. */
export type PromoLabel = 'ad' | 'pr' | 'sponsored' | 'house';

/** What happens to an offer: put on a page, half of it seen for a second, pressed. */
export type PromoEvent = 'rendered' | 'viewable' | 'click';

export interface PromoWords {
  title: string;
  /** Cards and letters only. */
  text?: string | undefined;
  /** What the link or the button says. */
  action: string;
}

export interface Creative {
  label: PromoLabel;
  words: Partial<Record<Language, PromoWords>>;
  /** A story of the network, or an address elsewhere. */
  to: { storyId: number } | { url: string };
  /** Null takes that of the story that it leads to. Cards only. */
  picture: { id: number; alt: string } | null;
}

export interface Flight {
  placement: Placement;
  /** Null: on every site. */
  siteIds: readonly number[] | null;
  weight: number;
  /** So often it is to be shown until it ends; null says as often as its weight gives. */
  goal: number | null;
  /** So often a day one reader's browser is shown it, on each site; null says as often as it is drawn. */
  dailyCap: number | null;
  startsAt: Date;
  endsAt: Date;
  creatives: readonly Creative[];
}

export interface Order {
  kind: OrderKind;
  advertiser: string;
  flights: readonly Flight[];
}

/**
 * Signs, of which Japanese ones count double: as much as fits the height that a placement has on every page, which is the
 * same whatever stands in it. A strip has two lines on a desk and three on a telephone.
 */
export const longest = {
  advertiser: 40,
  strip: { title: 70, text: 0, action: 20 },
  card: { title: 60, text: 110, action: 24 },
  letter: { title: 60, text: 200, action: 24 },
};

/** How many signs' room a text takes (UAX 11: wide and fullwidth are two). */
export function room(text: string): number {
  return (
    text.length +
    (text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60ー]/gu)?.length ?? 0)
  );
}

/** Whoever is shown something more often than that has no cap. */
export const mostDaily = 100;

export const usualWeight = 10;
/** Percent, where a site has said nothing else. */
export const usualHouseShare = 10;

/** Announced by every change of orders, flights and creatives. */
export const promoTag = 'promo';
