/** What two copies of a story differ in: columns, fields of its kind, blocks. Pure. */
import { isDeepStrictEqual } from 'node:util';
import type { Block } from './body-schema.shared.ts';
import { blockText } from './body-text.ts';
import type { StoryCopy } from './new-story.ts';

export interface CopyChange {
  /** `headline`, `fields.hours[0].opens`, `body b3f9` by the id of a block. */
  place: string;
  /** Null where there was, or is, nothing. */
  before: string | null;
  after: string | null;
}

const words = ['headline', 'kicker', 'standfirst', 'dateline', 'byline'] as const;

export function copyChanges(before: StoryCopy, after: StoryCopy): CopyChange[] {
  const [former, now] = [before, after].map(placesOf);
  const places = new Set([...(former?.keys() ?? []), ...(now?.keys() ?? [])]);
  return [...places]
    .map((place) => ({ place, before: former?.get(place) ?? null, after: now?.get(place) ?? null }))
    .filter((change) => change.before !== change.after)
    .concat(movedBlocks(before.body.content, after.body.content));
}

function placesOf({ picture, body, fields, ...copy }: StoryCopy): Map<string, string> {
  const places = new Map<string, string>();
  for (const name of words) if (copy[name] !== null) places.set(name, copy[name]);
  leaves('picture', picture, places);
  leaves('fields', fields, places);
  for (const block of body.content) places.set(`body ${block.attrs.id}`, `${block.type}: ${blockText(block)}`);
  return places;
}

function leaves(place: string, value: unknown, places: Map<string, string>): void {
  if (Array.isArray(value)) for (const [at, one] of value.entries()) leaves(`${place}[${at}]`, one, places);
  else if (typeof value === 'object' && value !== null)
    for (const [name, one] of Object.entries(value)) leaves(`${place}.${name}`, one, places);
  else if (value !== null && value !== undefined)
    places.set(place, typeof value === 'string' ? value : JSON.stringify(value));
}

/** The same blocks in another order. */
function movedBlocks(before: readonly Block[], after: readonly Block[]): CopyChange[] {
  const [former, now] = [before, after].map((blocks) => blocks.map(({ attrs }) => attrs.id));
  const both = former?.filter((id) => now?.includes(id)) ?? [];
  const stays = now?.filter((id) => both.includes(id)) ?? [];
  return isDeepStrictEqual(both, stays)
    ? []
    : [{ place: 'order of the body', before: both.join(' '), after: stays.join(' ') }];
}
