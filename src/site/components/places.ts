/** Places in lists that are kept: what goes there has a life of its own, and makes no list anew when it changes. */
import type { Html } from '../../platform/html/raw.ts';

const places = { card: '{{card}}', talk: '{{talk}}' } as const;

export const cardPlace = places.card;
/** Of what is read or discussed most. */
export const talkPlace = places.talk;

export function filled(list: Html, parts: Partial<Record<keyof typeof places, Html | null>>): Html {
  return Object.entries(places).reduce(
    (html, [name, place]) => html.replace(place, () => parts[name as keyof typeof places] ?? '') as Html,
    list,
  );
}
